package com.mycrm.api.patch;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.config.Settings;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The JSON body of a request, read once. */
public record JsonBody(byte[] bytes) {

    private static final int LARGEST = 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The object in the envelope of a body, or the body itself, and its place in the body. */
    record Unwrapped(JsonObject object, String pointer) {}

    /** @throws ProblemException 413 for a body of more than a mebibyte */
    public static JsonBody read(InputStream body) {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(413, "The body is larger than " + LARGEST + " bytes.");
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
        var sent = unwrapped(envelope);
        return new RequestObject(sent.object(), sent.pointer(), Settings.zone());
    }

    Unwrapped unwrapped(String envelope) {
        var whole = parsed();
        return whole.get(envelope) instanceof JsonObject inner
                ? new Unwrapped(inner, "/" + envelope)
                : new Unwrapped(whole, "");
    }

    /**
     * The object in the envelope, with a member from the address; a violation if the body gives it another value, apart
     * from case.
     */
    public RequestObject named(String envelope, String member, String name) {
        var sent = unwrapped(envelope);
        var given = sent.object().get(member);
        var named = given == null
                ? JSON.createObjectBuilder(sent.object()).add(member, name).build()
                : sent.object();
        var object = new RequestObject(named, sent.pointer(), Settings.zone());
        if (given != null
                && !JsonValues.scalar(given).map(CanonicalText::key).equals(Optional.of(CanonicalText.key(name)))) {
            object.fault(member, "is not the one in the address");
        }
        return object;
    }

    private JsonObject parsed() {
        return value() instanceof JsonObject object ? object : fail("The body is no JSON object.");
    }

    /**
     * The body as any JSON.
     *
     * @throws ProblemException 400 if the body is no JSON
     */
    JsonValue value() {
        if (bytes.length == 0) {
            return fail("The body is missing.");
        }
        try {
            return JsonReaders.parse(text());
        } catch (JsonLimitException e) {
            return fail("The body " + e.getMessage() + ".");
        } catch (JsonException e) {
            return fail("The body is no JSON object.");
        }
    }

    /** Strictly, because the reader of JSON would replace bytes that are no UTF-8. */
    private String text() {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T fail(String detail) {
        throw Problems.badRequest(List.of(Violation.pointer("", detail)));
    }
}
