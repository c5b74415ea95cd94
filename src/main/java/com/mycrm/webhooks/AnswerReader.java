package com.mycrm.webhooks;

import com.mycrm.persistence.DatabaseClock;
import com.mycrm.webhooks.ReceiverAddresses.NotCalled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reads the beginning of a receiver's answer. The status decides what becomes of the delivery, also where the rest of
 * the answer is too long, comes too late, or never comes.
 */
final class AnswerReader implements AsyncResponseConsumer<DeliveryResult> {

    /** Characters of an answer that are kept. */
    static final int SHOWN = 1_000;

    private static final int MOST = 64 * 1024;
    private static final int LONGEST_CHARACTER = 4;
    private static final int MOST_INTERIM = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(365);

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private FutureCallback<DeliveryResult> callback;
    private Integer status;
    private Duration retryAfter;
    private int size;
    private int interim;

    @Override
    public synchronized void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<DeliveryResult> result) {
        callback = result;
        status = response.getCode();
        var header = response.getFirstHeader("Retry-After");
        retryAfter = header == null || header.getValue() == null
                ? null
                : pause(header.getValue().strip());
        if (entity == null) {
            callback.completed(result());
        }
    }

    /** An endless row of interim answers (1xx) would keep the client's thread from all other receivers. */
    @Override
    public void informationResponse(HttpResponse response, HttpContext context) throws IOException {
        interim++;
        if (interim > MOST_INTERIM) {
            throw new IOException("There are too many interim answers");
        }
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(MOST);
    }

    @Override
    public synchronized void consume(ByteBuffer source) throws IOException {
        var piece = new byte[source.remaining()];
        source.get(piece);
        size += piece.length;
        beginning.write(piece, 0, Math.min(piece.length, SHOWN * LONGEST_CHARACTER - beginning.size()));
        if (size > MOST) {
            throw new IOException("The answer is too long");
        }
    }

    @Override
    public synchronized void streamEnd(List<? extends Header> trailers) {
        callback.completed(result());
    }

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}

    /** The result where the answer has not ended: what came of it, or the reason why nothing came. */
    synchronized DeliveryResult after(Throwable failure) {
        return status == null ? DeliveryResult.unanswered(reason(failure)) : result();
    }

    private DeliveryResult result() {
        return new DeliveryResult(status, beginning.toString(StandardCharsets.UTF_8), retryAfter);
    }

    private static String reason(Throwable failure) {
        if (failure instanceof NotCalled) {
            return failure.getMessage();
        }
        if (failure instanceof UnknownHostException) {
            return "The name has no address";
        }
        if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
            return "No answer came in time";
        }
        if (failure instanceof SSLException) {
            return "No TLS connection could be made; is the certificate valid?";
        }
        return failure instanceof ConnectException ? "No connection could be made" : "The connection broke";
    }

    /** RFC 9110, section 10.2.3: seconds, or a time. */
    static Duration pause(String text) {
        if (text.matches("\\d{1,100}")) {
            return text.length() < 8 ? Duration.ofSeconds(Long.parseLong(text)) : LONGEST_PAUSE;
        }
        var time = DateUtils.parseStandardDate(text);
        return time == null ? null : Duration.between(DatabaseClock.now(), time);
    }
}
