package com.mycrm.channels;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The references of properties that a message may name: portals write them into the text that the customer sends, and an ad
 * stands for a property.
 */
final class PropertyNames {

    /**
     * Where a channel has no patterns of its own: {@code ref: PF-1234}, and links whose query names a reference or whose
     * last step is one or ends in one.
     */
    static final List<String> STANDARD = List.of(
            "(?iu)\\bref(?:erence)?(?:\\s+(?:no|nr|number|code|id))?\\.?\\s*[:#=]\\s*([\\p{L}\\p{N}][\\p{L}\\p{N}._/-]*)",
            "(?iu)https?://[^\\s?#]*\\?(?:[^\\s#]*&)?(?:ref|reference|listing|property)=([\\p{L}\\p{N}._-]+)",
            "(?iu)https?://[^\\s?#]*[/-]([a-z]{1,8}-[0-9]{1,12})(?:\\.html?)?/?(?=[\\s?#]|$)");

    private static final Pattern ENDING = Pattern.compile("[._/-]+$");
    private static final int LONGEST = 100;
    private static final int MOST = 10;

    private final List<Pattern> patterns;
    private final Map<String, String> ads;

    /**
     * @param patterns each with one group, the reference
     * @param ads the property of each ad by its id
     */
    PropertyNames(List<Pattern> patterns, Map<String, String> ads) {
        this.patterns = patterns;
        this.ads = ads;
    }

    /** The likeliest first. An ad that nobody has given a property stands for itself. */
    Set<String> in(InboundMessage message) {
        var names = new LinkedHashSet<String>();
        find(message.text(), names);
        var ad = message.ad();
        if (ad != null) {
            if (ad.id() != null && ads.containsKey(ad.id())) {
                names.add(ads.get(ad.id()));
            }
            find(ad.text(), names);
            if (ad.id() != null) {
                names.add(ad.id());
            }
        }
        return names;
    }

    private void find(String text, Set<String> names) {
        if (text == null) {
            return;
        }
        for (var pattern : patterns) {
            var found = pattern.matcher(text);
            while (names.size() < MOST && found.find()) {
                var name = found.groupCount() == 0 ? found.group() : found.group(1);
                var fit = name == null ? null : Texts.fit(ENDING.matcher(name).replaceAll(""), LONGEST);
                if (fit != null) {
                    names.add(fit);
                }
            }
        }
    }
}
