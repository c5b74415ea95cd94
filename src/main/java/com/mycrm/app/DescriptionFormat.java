package com.mycrm.app;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of the OpenAPI document. Each has a media type of its own and others that clients use for it. */
enum DescriptionFormat {
    YAML("yaml", "application/yaml", "application/openapi+yaml", "application/x-yaml", "text/yaml", "text/x-yaml"),
    JSON("json", "application/json", "application/openapi+json");

    static final String WORDS = YAML.word + ", " + JSON.word;

    private final String word;
    private final List<MediaType> mediaTypes;

    DescriptionFormat(String word, String... mediaTypes) {
        this.word = word;
        this.mediaTypes = Stream.of(mediaTypes).map(MediaType::valueOf).toList();
    }

    String mediaType() {
        return mediaTypes.get(0).toString();
    }

    /** The format of a value of the query parameter {@code format}. */
    static Optional<DescriptionFormat> parse(String word) {
        return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
    }

    /** The first format that is accepted; YAML among equals. */
    static Optional<DescriptionFormat> accepted(List<MediaType> accepted) {
        return accepted.stream()
                .flatMap(type -> Stream.of(values()).filter(format -> format.matches(type)))
                .findFirst();
    }

    private boolean matches(MediaType accepted) {
        return mediaTypes.stream().anyMatch(accepted::isCompatible);
    }
}
