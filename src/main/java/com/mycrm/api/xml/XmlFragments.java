package com.mycrm.api.xml;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.api.xml.XmlSchema.Type;

/** Caches the XML of JSON texts, which are full objects that many answers show, within a bound of memory. */
final class XmlFragments {

    private static final long MAX_BYTES = 32L * 1024 * 1024;

    /** What an entry takes in addition to its texts, approximately. */
    private static final int ENTRY_BYTES = 150;

    /** @param type of the element that the value is in, which is compared by its identity */
    private record Key(String json, String name, Type type) {}

    private static final Cache<Key, byte[]> FRAGMENTS = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Key key, byte[] xml) ->
                    ENTRY_BYTES + Character.BYTES * key.json().length() + xml.length)
            .build();

    private XmlFragments() {}

    /** The value of a member as the element of that name, or its elements. */
    static byte[] of(String name, String json, Type type) {
        return FRAGMENTS.get(new Key(json, name, type), XmlFragments::convert);
    }

    private static byte[] convert(Key key) {
        var xml = XmlGenerator.ofValue(key.name, key.type);
        JsonToXml.copy(key.json, xml);
        return xml.content();
    }
}
