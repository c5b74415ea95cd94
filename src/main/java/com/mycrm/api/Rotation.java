package com.mycrm.api;

import com.mycrm.api.patch.JsonBody;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * The body of a request for another secret.
 *
 * @param overlap for how long the former secret stays valid; a day unless given
 */
public record Rotation(Duration overlap, List<String> warnings) {

    private static final Duration MOST = Duration.ofDays(30);
    private static final Duration DEFAULT = Duration.ofDays(1);

    /** @throws com.mycrm.api.problem.ProblemException for a body that cannot be taken */
    public static Rotation of(InputStream body) {
        var input = JsonBody.read(body).orEmpty().object();
        var seconds = input.integer("overlap", 0, MOST.toSeconds());
        input.check();
        return new Rotation(seconds.map(Duration::ofSeconds).optional().orElse(DEFAULT), input.warnings());
    }
}
