package com.mycrm.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Plays a day of a company's WhatsApp against a running service, as Meta and Twilio would send it, and checks that the
 * service makes the right number of leads.
 *
 * <p>Deliveries are signed, out of order, and every third one comes twice at the same moment. The arguments are the
 * number of customers (24) and a seed; the same seed plays the same day, so only its first run makes leads. The
 * environment variables LEADS_URL, LEADS_KEY, LEADS_SECRET, LEADS_META_APP_SECRET, LEADS_TWILIO_AUTH_TOKEN and
 * LEADS_PUBLIC_URL have the values of the sample data by default.
 *
 * <p>Both business numbers belong to this program. A service that has a channel for one of them would check its
 * deliveries with the secret of that channel.
 */
public final class WhatsAppDay {

    private static final String META_NUMBER = "200000000000024";
    private static final String TWILIO_NUMBER = "15550100024";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
    private final String url = setting("LEADS_URL", "http://127.0.0.1:8080");
    private final Traffic traffic;

    private WhatsAppDay(long seed) {
        var random = new Random(seed);
        var run = Long.toString(seed, 36);
        traffic = new Traffic(
                random,
                new MetaTraffic(META_NUMBER, setting("LEADS_META_APP_SECRET", "demo"), () -> id(run, random)),
                new TwilioTraffic(
                        TWILIO_NUMBER,
                        setting("LEADS_TWILIO_AUTH_TOKEN", "demo"),
                        setting("LEADS_PUBLIC_URL", url),
                        () -> id(run, random)));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 24;
        var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.currentTimeMillis();
        new WhatsAppDay(seed).play(customers);
    }

    private void play(int customers) throws IOException, InterruptedException {
        for (var i = 0; i < customers; i++) {
            traffic.add(i);
        }
        var token = token();
        var before = count(token);
        var sent = deliverAll();
        answers.forEach((answer, times) -> System.out.println(times + " × " + answer));
        var made = waitForLeads(token, before);
        System.out.printf(
                "%d deliveries of %d customers; %d leads expected, %d made%n", sent, customers, traffic.leads(), made);
        if (made != traffic.leads() || answers.getOrDefault("200", 0) != sent) {
            throw new IllegalStateException("The service did not make the leads of this day");
        }
    }

    /** Waits for each answer, except before a repetition: then both requests are under way at once. */
    private int deliverAll() {
        var sent = 0;
        Delivery last = null;
        var underWay = new ArrayList<CompletableFuture<?>>();
        for (var delivery : traffic.outOfOrder()) {
            System.out.println(
                    CLOCK.format(delivery.time()) + " " + delivery.text() + (delivery == last ? " (again)" : ""));
            if (delivery != last) {
                underWay.forEach(CompletableFuture::join);
                underWay.clear();
            }
            underWay.add(http.sendAsync(delivery.request(url), BodyHandlers.ofString())
                    .handle((answer, failure) -> answers.merge(
                            failure == null ? Integer.toString(answer.statusCode()) : "no answer", 1, Integer::sum)));
            last = delivery;
            sent++;
        }
        underWay.forEach(CompletableFuture::join);
        System.out.println();
        return sent;
    }

    private int waitForLeads(String token, int before) throws IOException, InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        var made = count(token) - before;
        while (made < traffic.leads() && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            made = count(token) - before;
        }
        return made;
    }

    private String token() throws IOException, InterruptedException {
        var credentials = setting("LEADS_KEY", "demo") + ":" + setting("LEADS_SECRET", "demo");
        return ask(
                HttpRequest.newBuilder(URI.create(url + "/auth/oauth/v1/token"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")),
                "\"access_token\":\\s*\"([^\"]+)\"");
    }

    private int count(String token) throws IOException, InterruptedException {
        return Integer.parseInt(ask(
                HttpRequest.newBuilder(URI.create(url + "/whatsapp-leads?per_page=1"))
                        .header("Authorization", "Bearer " + token),
                "\"count\":\\s*(\\d+)"));
    }

    private String ask(HttpRequest.Builder request, String pattern) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        var found = Pattern.compile(pattern).matcher(answer.body());
        if (!found.find()) {
            throw new IOException("the service answered " + answer.statusCode() + " " + answer.body());
        }
        return found.group(1);
    }

    private static String id(String run, Random random) {
        return run + "." + Long.toString(random.nextLong() >>> 1, 36);
    }

    private static String setting(String name, String standard) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .orElse(standard);
    }
}
