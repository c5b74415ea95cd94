package com.mycrm.channels;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.api.text.StoredText;
import com.mycrm.channels.InboundMessage.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Finds references of properties in a message. Portals write them into the text that the customer sends, and an ad may
 * be for a property.
 *
 * <p>Patterns are of RE2/J, whose time is linear: a text from outside must not hold a worker, whatever the pattern. A
 * compiled pattern is as large as its counted repetitions make it, so {@link #size} has to be bounded before.
 */
final class PropertyReferenceFinder {

    private static final Pattern ENDING = Pattern.compile("[._/-]+$");
    private static final int LONGEST = 100;
    private static final int MOST = 20;

    /** Characters of a text that are searched. */
    private static final int LONGEST_TEXT = 10_000;

    private static final Pattern COUNT = Pattern.compile("(\\)?)\\{(?:\\d+,)?(\\d{1,9})");

    private final List<Pattern> patterns;
    private final Map<String, String> ads;

    /**
     * @param patterns whose first group is a reference; empty for {@link StandardReferences}
     * @param ads references by the id of an ad
     */
    PropertyReferenceFinder(List<String> patterns, Map<String, String> ads) {
        this.patterns = patterns.stream().map(Pattern::compile).toList();
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

    /**
     * All candidates, the most likely first: those of the message, then those of the ad that it came from.
     *
     * <p>What a channel's own patterns find and what its ads are for is plausible, and what was chosen in a form is a
     * reference only where a property has it.
     */
    List<ReferenceCandidate> in(Content content) {
        var found = new LinkedHashMap<String, ReferenceCandidate>();
        find(content.searchText(), found);
        var referral = content.referral();
        if (referral != null) {
            if (referral.sourceId() != null) {
                add(new ReferenceCandidate(ads.get(referral.sourceId()), true), found);
            }
            find(referral.text(), found);
        }
        content.codes().forEach(code -> add(new ReferenceCandidate(code, false), found));
        return List.copyOf(found.values());
    }

    private void find(String text, Map<String, ReferenceCandidate> found) {
        if (text == null) {
            return;
        }
        var searched = StoredText.truncate(text, LONGEST_TEXT);
        if (patterns.isEmpty()) {
            StandardReferences.find(searched, candidate -> add(candidate, found));
        }
        for (var pattern : patterns) {
            var matcher = pattern.matcher(searched);
            while (found.size() < MOST && matcher.find()) {
                add(new ReferenceCandidate(group(matcher), true), found);
            }
        }
    }

    private static void add(ReferenceCandidate candidate, Map<String, ReferenceCandidate> found) {
        if (candidate.name() == null || found.size() >= MOST) {
            return;
        }
        var name =
                StoredText.fit(CanonicalText.of(ENDING.matcher(candidate.name()).replaceAll("")), LONGEST);
        if (name != null && CanonicalText.key(name).length() <= LONGEST) {
            found.merge(
                    CanonicalText.key(name),
                    new ReferenceCandidate(name, candidate.isPlausible()),
                    (known, other) -> known.isPlausible() ? known : other);
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
