package com.mycrm.channels;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The search of a channel that has no patterns of its own: for references that a label announces, such as
 * {@code Ref: PF-1234}, and for those in links to listings.
 *
 * <p>A label is an everyday word too ("for your reference: I can come"), so what it announces is plausible only where
 * it looks like a reference.
 */
final class StandardReferences {

    /** The words that announce a reference. A new language is an entry here. */
    private static final String LABELS = String.join(
            "|",
            "r[eé]f(?:s|\\.?a)?|r[eé]f[eé]rences?", // English, French; Ref.ª
            "refer[eê]ncia|anuncio|anúncio", // Spanish, Portuguese
            "referenz|objekt", // German
            "rif|riferimento|referentie|referans|ilan", // Italian, Dutch, Turkish
            "annonce", // French
            "реф|референс|объекта?|лот|артикул", // Russian
            "(?:ال)?مرجع|(?:ال)?مرجعي", // Arabic: reference
            "رقم (?:العقار|الإعلان|الاعلان)", // Arabic: number of the property, of the ad
            "(?:property|listing)[ _]?(?:id|no|nr|ref|code|number)");

    /** The words that announce much else too: what follows is a reference only where a property has it. */
    private static final String UNSURE_LABELS = String.join(
            "|",
            "code|mandat|mls|permit", // English, French
            "c[oó]d(?:igo)?", // Spanish, Portuguese
            "anzeigen?|immobilien?|inserats?|expos[eé]s?", // German
            "annuncio|codice", // Italian
            "код|номер", // Russian
            "كود|رمز|رقم"); // Arabic

    /** The words that say that a number follows. */
    private static final String NUMBERS = "no|nr|num|number|nummer|n[uú]m[eé]ro|n|id|code|c[oó]digo|cod|номер|код|رقم";

    /** The other words between a label and its reference. */
    private static final String FILLERS =
            "is|are|est|es|é|ist|of|for|the|this|property|listing|unit|ad|de|del|da|do|la|le"
                    + "|l|du|annonce|bien|inmueble|an[uú]ncio|annuncio|im[oó]vel|der|des|immobilie|объекта?|объявления"
                    + "|العقار|الإعلان|هو";

    private static final String OTHER = "[^\\p{L}\\p{N}]";
    private static final String VALUE = "([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._/-]*)";

    private static final Pattern LABELLED = labelled(LABELS);
    private static final Pattern UNSURELY_LABELLED = labelled(UNSURE_LABELS);

    /** No label is longer. */
    private static final int LONGEST_LABEL = 20;

    private static final Pattern NUMBERED = Pattern.compile("(?i)#|(?:^|[^\\p{L}])(?:" + NUMBERS + ")(?:$|[^\\p{L}])");

    private static final Pattern LINK = Pattern.compile("(?i)https?://\\S+");

    private static final Pattern QUERY_OF_LINK =
            Pattern.compile("(?i)https?://[^\\s?#]*\\?(?:[^\\s#]*&)?(?:ref|reference|listing|property)"
                    + "(?:_?(?:id|no|number|ref|code))?=([\\p{L}\\p{N}._-]+)");

    private static final Pattern CODE_OF_LINK = Pattern.compile(
            "(?i)https?://[^\\s?#]*[/-]([a-z]{1,8}-[0-9]{1,12})(?:\\.html?)?/?(?:[^\\p{L}\\p{N}/_-]|$)");

    private static final Pattern END_OF_LINK =
            Pattern.compile("(?i)https?://[^\\s?#]*/([\\p{L}\\p{N}_-]+)(?:\\.html?)?/?(?:[^\\p{L}\\p{N}/_-]|$)");

    /** A word of a title or a path, and the number that a site gives to a listing. */
    private static final Pattern WORD_OF_LINK = Pattern.compile("[a-z]{5,}-[0-9]+|[a-z]+-[0-9]{6,}");

    /** The first part of a reference that is written with a blank. */
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{2,4}");

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern CODE = Pattern.compile("\\p{Nd}{4,}|\\p{L}.*\\p{Nd}|\\p{Nd}.*\\p{L}");

    /** Small numbers, amounts, times and dates. */
    private static final Pattern QUANTITY =
            Pattern.compile("(?i)\\d{1,2}|\\d+(?:[.,]\\d+)?-?(?:st|nd|rd|th|am|pm|h|hrs?|min"
                    + "|k|m|mn|mio|br|bhk|beds?|bedrooms?|sqft|sqm|m2|aed|usd|eur)|\\d{1,2}[:.h]\\d{2}"
                    + "|\\d{1,2}[./-]\\d{1,2}|\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}");

    /** Digits alone that can be a phone number, and with it somebody's. */
    private static final Pattern PHONE = Pattern.compile("(?:\\d[._/-]*){9,}");

    /** WhatsApp's marks of bold, italic and struck text. */
    private static final Pattern FORMATTING = Pattern.compile("[*~`]+|(^|[^\\p{L}\\p{N}_])_+|_+([^\\p{L}\\p{N}_]|$)");

    private static final Pattern DASH = Pattern.compile("\\p{Pd}");
    private static final Pattern APOSTROPHE = Pattern.compile("[\\x{2018}\\x{2019}\\x{2BC}\\x{B4}\\x{2032}]");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /** A sentence that begins right after the reference. */
    private static final Pattern NEXT_SENTENCE = Pattern.compile("\\.\\p{L}{2,}$");

    private StandardReferences() {}

    /** Finds candidates until there are enough, the most likely first. */
    static void find(String text, Consumer<ReferenceCandidate> candidates) {
        var plain = plain(text);
        var withoutLinks = LINK.matcher(plain).replaceAll(" ");
        eachLabelled(LABELLED, withoutLinks, candidates);
        eachLabelled(
                UNSURELY_LABELLED,
                withoutLinks,
                found -> candidates.accept(new ReferenceCandidate(found.name(), false)));
        each(CODE_OF_LINK, plain, found -> candidates.accept(ofLink(found.group(1))));
        each(QUERY_OF_LINK, plain, found -> candidates.accept(ofQuery(found.group(1))));
        each(END_OF_LINK, plain, found -> candidates.accept(new ReferenceCandidate(found.group(1), false)));
    }

    /** A label, words and signs (group 1), the reference (2), and a number after it (3). */
    private static Pattern labelled(String labels) {
        return Pattern.compile("(?i)(?:^|" + OTHER + ")(?:" + labels + ")"
                + "((?:[ ._'(-]{0,6}(?:" + NUMBERS + "|" + FILLERS + ")){0,4}"
                + "(?:" + OTHER + "{0,12}(?:" + NUMBERS + "))?[^\\p{L}\\p{N}_/-]" + OTHER + "{0,11})"
                + VALUE + "(?: (\\d{1,12}))?");
    }

    /** A value without a digit may be a label too: the search goes on with it. */
    private static void eachLabelled(Pattern pattern, String text, Consumer<ReferenceCandidate> candidates) {
        var found = pattern.matcher(text);
        for (var from = 0; found.find(from); ) {
            labelled(found).forEach(candidates);
            var value = found.group(2);
            var mayBeLabel =
                    value.length() <= LONGEST_LABEL && !DIGIT.matcher(value).find();
            from = mayBeLabel ? found.start(2) - 1 : found.end();
        }
    }

    private static void each(Pattern pattern, String text, Consumer<Matcher> action) {
        for (var found = pattern.matcher(text); found.find(); ) {
            action.accept(found);
        }
    }

    /**
     * The text without formatting and invisible marks; blanks and characters of full width as their plain forms, and
     * the digits 0 to 9.
     */
    private static String plain(String text) {
        var signs = APOSTROPHE.matcher(text.replace("№", "no. ")).replaceAll("'");
        var visible = INVISIBLE.matcher(Normalizer.normalize(signs, Form.NFKC)).replaceAll("");
        var plain = new StringBuilder();
        DASH.matcher(visible.replace('İ', 'i'))
                .replaceAll("-")
                .codePoints()
                .forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return FORMATTING.matcher(plain).replaceAll("$1$2");
    }

    private static List<ReferenceCandidate> labelled(Matcher found) {
        var label = found.group(1);
        var value = NEXT_SENTENCE.matcher(found.group(2)).replaceAll("");
        var candidates = new ArrayList<ReferenceCandidate>();
        if (found.group(3) != null) {
            var isPrefix = PREFIX.matcher(value).matches();
            candidates.add(new ReferenceCandidate(value + " " + found.group(3), isPrefix));
            candidates.add(new ReferenceCandidate(value + "-" + found.group(3), false));
        }
        candidates.add(new ReferenceCandidate(value, isPlausible(label, value)));
        if (value.contains("/") && !QUANTITY.matches(value)) {
            Stream.of(value.split("/"))
                    .map(part -> new ReferenceCandidate(part, false))
                    .forEach(candidates::add);
        }
        return candidates;
    }

    private static boolean isPlausible(String label, String value) {
        if (label.endsWith("+") || PHONE.matches(value)) {
            return false;
        }
        return NUMBERED.matcher(label).find()
                ? DIGIT.matcher(value).find()
                : looksLikeReference(value)
                        && (!label.isBlank() || CODE.matcher(value).find());
    }

    private static ReferenceCandidate ofLink(String code) {
        return WORD_OF_LINK.matcher(code).matches()
                ? new ReferenceCandidate(code.substring(code.indexOf('-') + 1), false)
                : new ReferenceCandidate(code, true);
    }

    private static ReferenceCandidate ofQuery(String value) {
        return new ReferenceCandidate(value, looksLikeReference(value));
    }

    private static boolean looksLikeReference(String value) {
        return DIGIT.matcher(value).find() && !QUANTITY.matches(value) && !PHONE.matches(value);
    }
}
