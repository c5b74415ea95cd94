package com.mycrm.leads;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import com.mycrm.config.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A phone number in any written form: the digits that are stored and searched, and whether two numbers are one.
 *
 * <p>The country of a number is known in three cases: the number begins with {@code +} or {@code 00}; it is a number of
 * the country that {@code LEADS_COUNTRY} names; or it is long, and valid with a {@code +} in front, as WhatsApp writes
 * its ids. Any other number is national: it may belong to one of several countries.
 *
 * @param digits country code and national number; of a national number its digits without zeros in front
 * @param literal the digits as they are written, without zeros in front
 * @param code the country code; empty where the country is unknown
 * @param isGuessed whether a person may have written the number without its country, though it is one of the code's
 */
public record PhoneNumber(String digits, String literal, String code, boolean isInternational, boolean isGuessed) {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String NO_COUNTRY = "ZZ";
    private static final int LONGEST_CODE = 3;

    /** No national number without its leading zero is longer, but in a few countries: the setting names these. */
    private static final int LONGEST_NATIONAL = 10;

    /** The digits of the columns that hold the ends of numbers. */
    private static final int END = 6;

    private static final String BRAZIL = "55";

    /** The numbers of a country that are written with a digit more or less. */
    private record Variants(String code, Pattern number, List<String> forms) {}

    /**
     * A mobile of Brazil has its ninth digit or not; a landline, which begins with 2 to 5, has none. A number of Mexico
     * has a 1 in front or not, a mobile of Argentina a 9. The first form is the one of today.
     */
    private static final List<Variants> VARIANTS = List.of(
            new Variants(BRAZIL, Pattern.compile("([1-9]{2})9?([6-9][0-9]{7})"), List.of("$19$2", "$1$2")),
            new Variants("52", Pattern.compile("1?([2-9])([0-9]{9})"), List.of("$1$2", "1$1$2")),
            new Variants("54", Pattern.compile("9?([1-9])([0-9]{9})"), List.of("9$1$2", "$1$2")));

    /** Reads the country when it is first used. */
    private static final class Country {

        static final String CODE = Settings.country().orElse(null);
    }

    /** Empty where the text is no number. */
    public static Optional<PhoneNumber> of(String text) {
        return of(text, Country.CODE);
    }

    /** @param country ISO code of the country of numbers without one; null for none */
    static Optional<PhoneNumber> of(String text, String country) {
        return PhoneText.of(text)
                .filter(written -> !written.significant().isEmpty())
                .map(written -> number(written, country));
    }

    /** The digits that are stored and searched; null for null and for what is no number. */
    public static String digits(String text) {
        return text == null ? null : of(text).map(PhoneNumber::digits).orElse(null);
    }

    private static PhoneNumber number(PhoneText written, String country) {
        var literal = written.significant();
        if (written.isInternational()) {
            return international(literal, false);
        }
        var ofCountry = country == null
                ? Optional.<Phonenumber.PhoneNumber>empty()
                : parsed(written.digits(), country).filter(LIBRARY::isValidNumber);
        if (ofCountry.isPresent()) {
            var code = Integer.toString(ofCountry.get().getCountryCode());
            var digits = code + LIBRARY.getNationalSignificantNumber(ofCountry.get());
            return new PhoneNumber(digits, literal, code, true, false);
        }
        var national = new PhoneNumber(literal, literal, "", false, false);
        if (!literal.equals(written.digits()) || literal.length() <= LONGEST_NATIONAL) {
            return national;
        }
        var read = international(literal, written.isGrouped());
        return parsed("+" + read.key(), null)
                .filter(LIBRARY::isValidNumber)
                .map(valid -> read)
                .orElse(national);
    }

    private static PhoneNumber international(String literal, boolean isGuessed) {
        var code = countryCode(literal);
        return new PhoneNumber(code + national(literal, code), literal, code, true, isGuessed);
    }

    /** The country code that the digits begin with; empty where there is none. */
    private static String countryCode(String digits) {
        return Stream.iterate(1, length -> length <= Math.min(LONGEST_CODE, digits.length()), length -> length + 1)
                .map(length -> digits.substring(0, length))
                .filter(code -> !NO_COUNTRY.equals(region(code)))
                .findFirst()
                .orElse("");
    }

    private static String region(String code) {
        return LIBRARY.getRegionCodeForCountryCode(Integer.parseInt(code));
    }

    /** The digits behind the country code, without the trunk prefix that some write between the two. */
    private static String national(String digits, String code) {
        var rest = digits.substring(code.length());
        var number = code.isEmpty() ? Optional.<Phonenumber.PhoneNumber>empty() : parsed("+" + digits, null);
        if (number.filter(LIBRARY::isValidNumber).isPresent()) {
            return LIBRARY.getNationalSignificantNumber(number.get());
        }
        var withoutZeros = PhoneText.withoutZeros(rest);
        var isTrunk = rest.startsWith("0")
                && !code.isEmpty()
                && ("0".equals(LIBRARY.getNddPrefixForRegion(region(code), true))
                        || parsed("+" + code + withoutZeros, null)
                                .filter(LIBRARY::isValidNumber)
                                .isPresent());
        return isTrunk ? withoutZeros : rest;
    }

    private static Optional<Phonenumber.PhoneNumber> parsed(String text, String country) {
        if (text.length() > PhoneText.LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(LIBRARY.parse(text, country));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The digits that all forms of the number share and no other number has. */
    public String key() {
        return code + nationals().iterator().next();
    }

    /** The national number in every form, the one of the key first. */
    private Set<String> nationals() {
        var forms = variants(code, digits.substring(code.length()));
        if (isInternational) {
            asDialled(code + forms.iterator().next()).ifPresent(forms::add);
        }
        return forms;
    }

    private static Set<String> variants(String code, String national) {
        return VARIANTS.stream()
                .filter(of -> of.code.equals(code))
                .filter(of -> of.number.matcher(national).matches())
                .findFirst()
                .map(of -> of.forms.stream()
                        .map(form -> of.number.matcher(national).replaceFirst(form)))
                .orElseGet(() -> Stream.of(national))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The national number as it is dialled within the country, without zeros in front. */
    private static Optional<String> asDialled(String digits) {
        return parsed("+" + digits, null)
                .filter(LIBRARY::isValidNumber)
                .flatMap(number -> PhoneText.of(LIBRARY.format(number, PhoneNumberFormat.NATIONAL)))
                .map(PhoneText::significant);
    }

    /** The number without its country in every form; of a national number nothing but its digits. */
    Set<String> withoutCountry() {
        return isInternational ? nationals() : Set.of(digits);
    }

    /** The number with its country code in every form, as programs write it; of a national number its digits. */
    public Set<String> withCountry() {
        return nationals().stream().map(code::concat).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Whether two numbers can be one: a national number is one of every country, and one whose country is guessed may
     * be national. Two whose country is known are one or are not.
     */
    public boolean isSame(PhoneNumber other) {
        if (isInternational == other.isInternational) {
            return key().equals(other.key()) || isNationalOf(other) || other.isNationalOf(this);
        }
        var known = isInternational ? this : other;
        var national = isInternational ? other : this;
        return known.withoutCountry().contains(national.digits)
                || known.withCountry().contains(national.digits);
    }

    private boolean isNationalOf(PhoneNumber known) {
        return isGuessed && !known.isGuessed && known.withoutCountry().contains(literal);
    }

    /** Whether the number is of one country and no other. */
    boolean hasCountry() {
        return isInternational && !isGuessed;
    }

    /**
     * What finds the number in every form, and every number that contains its digits. One that is written without its
     * country is found in the numbers of all countries.
     */
    PhoneSearch search() {
        if (!PhoneIndex.serves(literal)) {
            return new PhoneSearch(Set.of(literal), Set.of());
        }
        if (!isInternational) {
            return PhoneSearch.of(variants(BRAZIL, literal), Set.of());
        }
        var isNational = withoutCountry().contains(literal);
        var parts = new LinkedHashSet<>(isNational ? withoutCountry() : withCountry());
        parts.add(literal);
        return PhoneSearch.of(parts, isNational ? Set.of() : withoutCountry());
    }

    /** The last six digits, which all numbers that can be {@link #isSame} share; a shorter number as it is. */
    public String end() {
        return digits.substring(Math.max(0, digits.length() - END));
    }

    /** Whether the number has the six digits that columns of ends hold. */
    public boolean hasEnd() {
        return digits.length() >= END;
    }
}
