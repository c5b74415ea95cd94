package com.mycrm.api.patch;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.config.Settings;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON body of a request, read once. */
public record JsonBody(byte[] bytes) {

    private static final int LARGEST = 1024 * 1024;

    /** @throws ProblemException 413 for a body of more than a mebibyte */
    public static JsonBody read(InputStream body) {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(
                        Problem.of(413, "Content Too Large", "The body is larger than " + LARGEST + " bytes."));
            }
            return new JsonBody(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This body, or an empty object if there is none. */
    public JsonBody orEmpty() {
        return bytes.length == 0 ? new JsonBody("{}".getBytes(StandardCharsets.UTF_8)) : this;
    }

    /**
     * The body as an object.
     *
     * @throws ProblemException 400 if the body is no JSON object
     */
    public RequestObject object() {
        return new RequestObject(parsed(), "", Settings.zone());
    }

    /**
     * The object in the envelope of the body; the body itself if it has no envelope.
     *
     * @param envelope the member that holds the object
     * @throws ProblemException 400 if the body is no JSON object
     */
    public RequestObject object(String envelope) {
        var whole = parsed();
        return whole.get(envelope) instanceof JsonObject inner
                ? new RequestObject(inner, "/" + envelope, Settings.zone())
                : new RequestObject(whole, "", Settings.zone());
    }

    private JsonObject parsed() {
        try (var reader = JsonReaders.of(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw Problems.badRequest(List.of(
                    Violation.pointer("", bytes.length == 0 ? "The body is missing." : "The body is no JSON object.")));
        }
    }
}
