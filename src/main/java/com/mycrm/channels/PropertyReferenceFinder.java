package com.mycrm.channels;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.api.text.StoredText;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.persistence.Conditions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds references of properties in a message. Portals write them into the text that the customer sends, and an ad may
 * be for a property.
 *
 * <p>Patterns are of RE2/J, whose time is linear: a text from outside must not hold a worker, whatever the pattern. A
 * compiled pattern is as large as its counted repetitions make it, so {@link #size} has to be bounded before.
 */
final class PropertyReferenceFinder {

    /**
     * The patterns of a channel that has none of its own: {@code ref: PF-1234}, links with a reference in the query,
     * and links whose last path segment ends in one.
     */
    private static final List<Pattern> STANDARD = Stream.of(
                    "(?i)\\bref(?:erence)?(?:\\s+(?:no|nr|number|code|id))?\\.?\\s*[:#=]\\s*"
                            + "([\\p{L}\\p{N}][\\p{L}\\p{N}._/-]*)",
                    "(?i)https?://[^\\s?#]*\\?(?:[^\\s#]*&)?(?:ref|reference|listing|property)=([\\p{L}\\p{N}._-]+)",
                    "(?i)https?://[^\\s?#]*[/-]([a-z]{1,8}-[0-9]{1,12})(?:\\.html?)?/?(?:[\\s?#]|$)")
            .map(Pattern::compile)
            .toList();

    private static final Pattern ENDING = Pattern.compile("[._/-]+$");
    private static final int LONGEST = 100;
    private static final int MOST = 10;

    /** Characters of a text that are searched. */
    private static final int LONGEST_TEXT = 10_000;

    private static final Pattern COUNT = Pattern.compile("(\\)?)\\{(?:\\d+,)?(\\d{1,9})");

    private final List<Pattern> patterns;
    private final Map<String, String> ads;

    /**
     * @param patterns whose first group is a reference; empty for the standard ones
     * @param ads references by the id of an ad
     */
    PropertyReferenceFinder(List<String> patterns, Map<String, String> ads) {
        this.patterns = patterns.isEmpty()
                ? STANDARD
                : patterns.stream().map(Pattern::compile).toList();
        this.ads = ads;
    }

    /** An upper bound of the size of a compiled pattern: the count of a group can multiply all of it. */
    static double size(String pattern) {
        var size = (double) pattern.length();
        var factor = 1.0;
        for (var count = COUNT.matcher(pattern); count.find(); ) {
            var number = Integer.parseInt(count.group(2));
            if (count.group(1).isEmpty()) {
                size += number;
            } else {
                factor *= Math.max(1, number);
            }
        }
        return size * factor;
    }

    /** All candidates, the most likely first. The id of an ad without a property is the last. */
    Set<String> in(Content content) {
        var names = new LinkedHashSet<String>();
        find(content.searchText(), names);
        var referral = content.referral();
        if (referral != null) {
            var ad = referral.sourceId();
            if (ad != null && ads.containsKey(ad)) {
                names.add(ads.get(ad));
            }
            find(referral.text(), names);
            if (ad != null) {
                names.add(ad);
            }
        }
        return names;
    }

    private void find(String text, Set<String> names) {
        if (text == null) {
            return;
        }
        for (var pattern : patterns) {
            var found = pattern.matcher(StoredText.truncate(text, LONGEST_TEXT));
            while (names.size() < MOST && found.find()) {
                var name = TextSanitizer.fit(
                        CanonicalText.of(ENDING.matcher(group(found)).replaceAll("")), LONGEST);
                if (name != null && Conditions.key(name).length() <= LONGEST) {
                    names.add(name);
                }
            }
        }
    }

    /** The first group that matched, or the whole match. */
    private static String group(Matcher found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(found::group);
    }
}
