package com.mycrm.channels;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.channels.ChannelView.Ad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * What a client says of a channel.
 *
 * @param window in seconds
 * @param source where it was read from, and which keeps what is wrong with it
 */
public record ChannelInput(
        PatchField<String> kind,
        PatchField<String> number,
        PatchField<String> name,
        PatchField<Boolean> active,
        PatchField<Long> user,
        PatchField<Long> fallbackUser,
        PatchField<Long> window,
        PatchField<List<String>> propertyPatterns,
        PatchField<List<Ad>> ads,
        PatchField<String> forwardTemplate,
        PatchField<String> forwardLanguage,
        PatchField<String> secret,
        PatchField<String> verifyToken,
        PatchField<String> accessToken,
        RequestObject source) {

    static final String NUMBER = "number";
    static final String USER = "user";
    static final String FALLBACK_USER = "fallback_user";

    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String ACTIVE = "active";
    private static final String WINDOW = "window";
    private static final String PROPERTY_PATTERNS = "property_patterns";
    private static final String ADS = "ads";
    private static final String FORWARD_TEMPLATE = "forward_template";
    private static final String FORWARD_LANGUAGE = "forward_language";
    private static final String VERIFY_TOKEN = "verify_token";
    private static final String ACCESS_TOKEN = "access_token";
    private static final String SECRET = "secret";

    private static final int LONGEST = 100;
    private static final int LONGEST_LANGUAGE = 20;
    private static final int LONGEST_SECRET = 500;
    private static final int LONGEST_TOKEN = 2_000;
    private static final int LONGEST_PATTERN = 500;
    private static final Set<String> KINDS = Set.of(Channel.META, Channel.TWILIO);
    private static final Pattern NUMBER_KEY = Pattern.compile("[0-9]{3,40}");

    static ChannelInput of(RequestObject input) {
        input.readOnly("id", "has_secret", "has_verify_token", "has_access_token", "created_at", "updated_at");
        return new ChannelInput(
                input.parsed(
                        KIND,
                        "takes one of meta, twilio",
                        word -> Optional.of(word).filter(KINDS::contains)),
                input.parsed(
                        NUMBER, "takes Meta's phone_number_id, or of Twilio the phone number", ChannelInput::number),
                input.text(NAME, LONGEST),
                input.flag(ACTIVE),
                input.id(USER),
                input.id(FALLBACK_USER),
                input.integer(WINDOW, 0, Duration.ofDays(3_650).toSeconds()),
                input.list(
                        PROPERTY_PATTERNS,
                        "takes a regular expression whose first group is a reference",
                        ChannelInput::pattern),
                ads(input),
                input.text(FORWARD_TEMPLATE, LONGEST),
                input.text(FORWARD_LANGUAGE, LONGEST_LANGUAGE),
                input.exact(SECRET, 1, LONGEST_SECRET),
                input.exact(VERIFY_TOKEN, 1, LONGEST_SECRET),
                input.exact(ACCESS_TOKEN, 1, LONGEST_TOKEN),
                input);
    }

    /** Marks what a whole channel lacks. */
    void requireWhole() {
        source.require(KIND, kind);
        source.require(NUMBER, number);
        requireKept();
    }

    /** Marks what a channel cannot be without, where a change takes it away. */
    void requireKept() {
        source.notNull(KIND, kind);
        source.notNull(NUMBER, number);
        source.notNull(ACTIVE, active);
        source.notNull(WINDOW, window);
        source.notNull(PROPERTY_PATTERNS, propertyPatterns);
        source.notNull(ADS, ads);
        source.notNull(FORWARD_LANGUAGE, forwardLanguage);
    }

    /** Marks a kind that is not the channel's. */
    void requireKind(String known) {
        if (kind.isValue() && !kind.value().equals(known)) {
            source.fault(KIND, "cannot be changed");
        }
    }

    /** Marks what Meta alone has. */
    void requireFit(String known) {
        if (known.equals(Channel.META)) {
            return;
        }
        Stream.of(
                        new Member(VERIFY_TOKEN, verifyToken),
                        new Member(ACCESS_TOKEN, accessToken),
                        new Member(FORWARD_TEMPLATE, forwardTemplate))
                .filter(member -> member.given().isValue())
                .forEach(member -> source.fault(member.name(), "is for channels of the kind meta"));
    }

    /** Marks secrets, where there is no key to keep them under. */
    void requireNoSecret() {
        Stream.of(
                        new Member(SECRET, secret),
                        new Member(VERIFY_TOKEN, verifyToken),
                        new Member(ACCESS_TOKEN, accessToken))
                .filter(member -> member.given().isValue())
                .forEach(member -> source.fault(member.name(), "cannot be kept, because LEADS_SECRETS_KEY is not set"));
    }

    private record Member(String name, PatchField<?> given) {}

    private static PatchField<List<Ad>> ads(RequestObject input) {
        return input.objects(ADS).map(objects -> {
            var ads = new ArrayList<Ad>();
            for (var object : objects) {
                var id = object.text("source_id", LONGEST);
                var reference = object.text("property_reference", LONGEST);
                object.require("source_id", id);
                object.require("property_reference", reference);
                ads.add(new Ad(id.value(), reference.value()));
            }
            return List.copyOf(ads);
        });
    }

    private static Optional<String> number(String text) {
        return Optional.of(text.replaceFirst("^whatsapp:", "").replaceAll("[-+(). ]", ""))
                .filter(number -> NUMBER_KEY.matcher(number).matches());
    }

    private static Optional<String> pattern(String text) {
        try {
            var groups = Pattern.compile(text).matcher("").groupCount();
            return Optional.of(text).filter(fit -> groups > 0 && fit.length() <= LONGEST_PATTERN);
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
