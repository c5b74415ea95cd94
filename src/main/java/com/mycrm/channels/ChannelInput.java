package com.mycrm.channels;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.channels.ChannelView.Ad;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The input of a channel: each field that a request gives, and the faults that were found in it. */
public final class ChannelInput {

    static final String SECRET = "secret";
    static final String VERIFY_TOKEN = "verify_token";
    static final String ACCESS_TOKEN = "access_token";
    static final String USER = "user";
    static final String FALLBACK_USER = "fallback_user";

    private static final String KIND = "kind";
    private static final String NUMBER = "number";
    private static final String ACTIVE = "active";
    private static final String WINDOW = "window";
    private static final String PROPERTY_PATTERNS = "property_patterns";
    private static final String ADS = "ads";
    private static final String FORWARD_TEMPLATE = "forward_template";
    private static final String FORWARD_LANGUAGE = "forward_language";
    private static final String SOURCE_ID = "source_id";
    private static final String PROPERTY_REFERENCE = "property_reference";

    private static final int LONGEST = 100;
    private static final int LONGEST_LANGUAGE = 20;
    private static final int LONGEST_SECRET = 500;
    private static final int LONGEST_TOKEN = 2_000;
    private static final int LONGEST_PATTERN = 500;

    /** The {@link PropertyReferenceFinder#size} of a channel's patterns at most. */
    private static final double LARGEST_PATTERNS = 20_000;

    private static final long LONGEST_WINDOW = Duration.ofDays(3_650).toSeconds();

    final PatchField<Vendor> vendor;
    final PatchField<String> name;
    final PatchField<Boolean> active;
    final PatchField<Long> user;
    final PatchField<Long> fallbackUser;
    final PatchField<Long> window;
    final PatchField<List<String>> propertyPatterns;
    final PatchField<List<Ad>> ads;
    final PatchField<String> forwardTemplate;
    final PatchField<String> forwardLanguage;
    final PatchField<String> secret;
    final PatchField<String> verifyToken;
    final PatchField<String> accessToken;

    final RequestObject source;
    private final Vendors vendors;
    private final PatchField<String> number;

    ChannelInput(RequestObject source, Vendors vendors) {
        this.source = source;
        this.vendors = vendors;
        source.readOnly("id", "has_secret", "has_verify_token", "has_access_token", "created_at", "updated_at");
        vendor = source.parsed(KIND, "takes one of " + String.join(", ", vendors.names()), vendors::find);
        number = source.parsed(
                NUMBER,
                "takes " + vendors.numberTerms(),
                text -> Optional.of(text).filter(vendors::isNumber));
        name = source.text("name", LONGEST);
        active = source.flag(ACTIVE);
        user = source.id(USER);
        fallbackUser = source.id(FALLBACK_USER);
        window = source.integer(WINDOW, 0, LONGEST_WINDOW);
        propertyPatterns = source.list(
                PROPERTY_PATTERNS,
                "takes a regular expression (RE2) whose first group is a reference",
                ChannelInput::pattern);
        if (propertyPatterns.isValue()
                && propertyPatterns.value().stream()
                                .mapToDouble(PropertyReferenceFinder::size)
                                .sum()
                        > LARGEST_PATTERNS) {
            source.fault(PROPERTY_PATTERNS, "have too many characters and counts {n} in all");
        }
        ads = source.objects(ADS)
                .map(objects -> objects.stream().map(ChannelInput::ad).toList());
        forwardTemplate = source.text(FORWARD_TEMPLATE, LONGEST);
        forwardLanguage = source.text(FORWARD_LANGUAGE, LONGEST_LANGUAGE);
        secret = source.exact(SECRET, 1, LONGEST_SECRET);
        verifyToken = source.exact(VERIFY_TOKEN, 1, LONGEST_SECRET);
        accessToken = source.exact(ACCESS_TOKEN, 1, LONGEST_TOKEN);
    }

    /** Adds a fault for each field that a new channel lacks. */
    void requireWhole() {
        source.require(KIND, vendor);
        source.require(NUMBER, number);
        requireKept();
    }

    /** Adds a fault for each field that is null and must not be. */
    void requireKept() {
        source.notNull(KIND, vendor);
        source.notNull(NUMBER, number);
        source.notNull(ACTIVE, active);
        source.notNull(WINDOW, window);
        source.notNull(PROPERTY_PATTERNS, propertyPatterns);
        source.notNull(ADS, ads);
        source.notNull(FORWARD_LANGUAGE, forwardLanguage);
    }

    /** Adds a fault where the vendor is not that of the channel. */
    void requireVendor(String known) {
        if (vendor.isValue() && !vendor.value().name().equals(known)) {
            source.fault(KIND, "cannot be changed");
        }
    }

    /** The number in the form of the vendor, which has to be the channel's; null for one that is not in it. */
    PatchField<String> number(Vendor of) {
        return number.map(text -> of.number(text).orElse(null));
    }

    /** Adds a fault for a number that is one of another vendor. */
    void requireNumber(Vendor of) {
        if (number.isValue() && !number(of).isValue()) {
            source.refuse(NUMBER, "takes " + of.numberTerm());
        }
    }

    /** Adds a fault for each field that the vendor does not have. */
    void requireAbilities(Vendor of) {
        requireAbility(VERIFY_TOKEN, verifyToken, of, Vendor::hasHandshake);
        requireAbility(ACCESS_TOKEN, accessToken, of, other -> other.sender().isPresent());
        requireAbility(
                FORWARD_TEMPLATE, forwardTemplate, of, other -> other.sender().isPresent());
    }

    private void requireAbility(String member, PatchField<?> given, Vendor of, Predicate<Vendor> ability) {
        if (given.isValue() && !ability.test(of)) {
            source.fault(member, "is for channels of the kind " + String.join(", ", vendors.names(ability)));
        }
    }

    /** Adds a fault for each secret; for a service without a key to encrypt it under. */
    void requireNoSecret() {
        requireNoSecret(SECRET, secret);
        requireNoSecret(VERIFY_TOKEN, verifyToken);
        requireNoSecret(ACCESS_TOKEN, accessToken);
    }

    private void requireNoSecret(String member, PatchField<String> given) {
        if (given.isValue()) {
            source.fault(member, "cannot be kept, because LEADS_SECRETS_KEY is not set");
        }
    }

    /** Adds a fault for a user that does not exist. */
    void noUser(String member) {
        source.fault(member, "names no user");
    }

    /** Adds a fault for a number that another channel has. */
    void numberTaken() {
        source.fault(NUMBER, "is the number of another channel");
    }

    private static Ad ad(RequestObject object) {
        var id = object.text(SOURCE_ID, LONGEST);
        var reference = object.text(PROPERTY_REFERENCE, LONGEST).map(CanonicalText::of);
        object.require(SOURCE_ID, id);
        object.require(PROPERTY_REFERENCE, reference);
        return new Ad(id.value(), reference.value());
    }

    private static Optional<String> pattern(String text) {
        if (text.length() > LONGEST_PATTERN || PropertyReferenceFinder.size(text) > LARGEST_PATTERNS) {
            return Optional.empty();
        }
        try {
            var groups = com.google.re2j.Pattern.compile(text).groupCount();
            return Optional.of(text).filter(fit -> groups > 0);
        } catch (com.google.re2j.PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
