package com.mycrm.webhooks;

import com.mycrm.persistence.DatabaseClock;
import com.mycrm.webhooks.ReceiverAddresses.NotAllowed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;

/** Reads the beginning of a receiver's answer; the rest of a long one is not awaited. */
final class AnswerReader extends AbstractBinResponseConsumer<DeliveryResult> {

    static final int SHOWN = 1_000;
    private static final int MOST = 64 * 1024;

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private volatile Integer status;
    private volatile Duration retryAfter;
    private int size;

    /** The answer goes on for too long. Its status counts. */
    private static final class LongAnswer extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    protected void start(HttpResponse response, ContentType type) {
        status = response.getCode();
        var header = response.getFirstHeader("Retry-After");
        retryAfter = header == null ? null : pause(header.getValue());
    }

    @Override
    protected int capacityIncrement() {
        return MOST;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
        var piece = new byte[source.remaining()];
        source.get(piece);
        size += piece.length;
        synchronized (beginning) {
            beginning.write(piece, 0, Math.max(0, Math.min(piece.length, MOST / 16 - beginning.size())));
        }
        if (size > MOST) {
            throw new LongAnswer();
        }
    }

    @Override
    protected DeliveryResult buildResult() {
        return new DeliveryResult(status, text(), retryAfter);
    }

    private String text() {
        synchronized (beginning) {
            return beginning.toString(StandardCharsets.UTF_8);
        }
    }

    /** The result of an attempt that has failed. */
    DeliveryResult after(Exception failure) {
        return failure instanceof LongAnswer ? buildResult() : DeliveryResult.failed(reason(failure));
    }

    DeliveryResult afterTimeout() {
        return DeliveryResult.failed("No answer came in time");
    }

    private static String reason(Exception failure) {
        if (failure instanceof NotAllowed) {
            return failure.getMessage();
        }
        if (failure instanceof UnknownHostException) {
            return "The name has no address";
        }
        if (failure instanceof SocketTimeoutException || failure instanceof ConnectTimeoutException) {
            return "No answer came in time";
        }
        if (failure instanceof SSLException) {
            return "No TLS connection could be made; is the certificate valid?";
        }
        return failure instanceof ConnectException ? "No connection could be made" : "The connection broke";
    }

    /** RFC 9110, section 10.2.3: seconds, or a time. */
    private static Duration pause(String text) {
        try {
            return text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            DatabaseClock.now(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public void releaseResources() {}
}
