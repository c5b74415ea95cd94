package com.mycrm.app.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Plays a day of a company's WhatsApp against a running service, as Meta and Twilio would send it: for trying the service
 * out before there is an app at either.
 *
 * <p>Events come signed, twice, at the same moment, and not in the order in which they happened. Exit code 0 when the service
 * took them all and has the leads that they make, 1 when not, 2 when it could not be asked.
 */
public final class WhatsAppDay {

    private static final String USAGE = """
            java -cp whatsapp-leads.jar com.mycrm.app.launcher.WhatsAppDay [CUSTOMERS [SEED]]
              CUSTOMERS  how many write (24); SEED  a number: the same one plays the same day again
              LEADS_URL (http://127.0.0.1:8080) says where the service is, LEADS_KEY (demo) and LEADS_SECRET (demo) who
              counts its leads; LEADS_META_APP_SECRET, LEADS_TWILIO_AUTH_TOKEN and LEADS_PUBLIC_URL are the service's own,
              with those of the sample data where they are not set. LEADS_DAY_META_NUMBER and LEADS_DAY_TWILIO_NUMBER
              name the business numbers, where the service knows its numbers.""";

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());
    private static final Duration DAY = Duration.ofHours(9);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String[] NAMES = {
        "Zoë", "Jürgen", "مريم", "Łukasz", "Aisha", "王芳", "Nikolaos", "Chloé 🌸", "Bob", "O'Brien", "João", "Ольга"
    };
    private static final String[] PROPERTIES = {"PF-1001", "pf-flex", "Bxl-022-a", "PF-1002"};

    /** One request to the service. */
    private record Delivery(
            Instant time, String told, String path, String type, String body, String header, String sign) {}

    /** Someone who writes. */
    private record Customer(String name, String phone, String userId, String username) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
    private final List<Delivery> deliveries = new ArrayList<>();
    private final String url = setting("LEADS_URL", "http://127.0.0.1:8080");
    private final String publicUrl = setting("LEADS_PUBLIC_URL", url);
    private final String appSecret = setting("LEADS_META_APP_SECRET", "demo");
    private final String authToken = setting("LEADS_TWILIO_AUTH_TOKEN", "demo");
    private final String metaNumber = setting("LEADS_DAY_META_NUMBER", "106540352242922");
    private final String twilioNumber = setting("LEADS_DAY_TWILIO_NUMBER", "14155238886");
    private final Random random;
    private final Instant morning = Instant.now().minus(DAY);
    private final String run;
    private final List<CompletableFuture<?>> underWay = new ArrayList<>();
    private Delivery last;
    private int messages;
    private int leads;

    private WhatsAppDay(long seed) {
        random = new Random(seed);
        run = Long.toString(seed, 36);
    }

    /** See {@link #USAGE}. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws InterruptedException {
        try {
            var customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 24;
            var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.currentTimeMillis();
            return new WhatsAppDay(seed).play(customers);
        } catch (NumberFormatException e) {
            System.err.println(USAGE);
            return 2;
        } catch (IOException e) {
            System.err.println(e.getMessage() == null ? "the service cannot be reached" : e.getMessage());
            return 2;
        }
    }

    private int play(int customers) throws IOException, InterruptedException {
        for (var i = 0; i < customers; i++) {
            invent(i);
        }
        var token = token();
        var before = count(token);
        var order = outOfOrder();
        for (var delivery : order) {
            deliver(delivery);
        }
        underWay.forEach(CompletableFuture::join);
        System.out.println();
        answers.forEach((answer, times) -> System.out.println(times + " × " + answer));
        var taken = answers.getOrDefault("200", 0) == order.size();
        var made = untilThere(token, before);
        System.out.printf(
                "%d events, %d messages of %d customers; %d leads expected, %d more than before%n",
                order.size(), messages, customers, leads, made);
        return taken && made == leads ? 0 : 1;
    }

    /** What a customer does on this day, each in another way; the ways come round. */
    private void invent(int number) {
        var digits = "97155" + String.format("%07d", random.nextInt(10_000_000));
        var name = NAMES[number % NAMES.length];
        var customer = new Customer(name, digits, null, null);
        var property = PROPERTIES[random.nextInt(PROPERTIES.length)];
        var time = morning.plusSeconds(random.nextInt((int) DAY.toSeconds() - 1_800));
        leads++;
        switch (number % 12) {
            case 0 -> {
                meta(customer, time, "a portal's text", text("Hi, I am interested in your listing. ref: " + property));
                meta(customer, time.plusSeconds(40), "a second line", text("Is it still available? 🏡"));
                answered(customer, time.plusSeconds(300), "sent", "delivered", "read");
            }
            case 1 -> {
                meta(customer, time, "Arabic", text("مرحبا، هل الفيلا متاحة؟ ref: " + property));
                answered(customer, time.plusSeconds(120), "sent", "delivered");
            }
            case 2 -> {
                var advert = "\"type\": \"text\", \"text\": {\"body\": \"Hello! Can I get more info on this?\"},"
                        + " \"referral\": {\"source_url\": \"https://fb.me/x\", \"source_id\": \"1208300\", \"source_type\":"
                        + " \"ad\", \"headline\": \"Sea view, ref: " + property
                        + "\", \"body\": \"Chat with us\", \"media_type\": \"image\", \"ctwa_clid\": \"Aff-x\"}";
                meta(customer, time, "from an ad", advert);
            }
            case 3 -> {
                var nameless = new Customer(name, null, "AE." + digits + run, "user." + run + number);
                meta(nameless, time, "a username without a number", text("Hi! ref: " + property));
            }
            case 4 -> {
                meta(
                        customer,
                        time,
                        "a picture",
                        "\"type\": \"image\", \"image\": {\"id\": \"7" + digits
                                + "\", \"mime_type\": \"image/jpeg\", \"sha256\": \"x\", \"caption\": \"This one? 😍\"}");
                meta(
                        customer,
                        time.plusSeconds(9),
                        "a voice message",
                        "\"type\": \"audio\", \"audio\": {\"id\": \"8" + digits
                                + "\", \"mime_type\": \"audio/ogg; codecs=opus\", \"voice\": true}");
                answered(customer, time.plusSeconds(60), "sent", "failed");
            }
            case 5 -> {
                twilio(customer, time, "by Twilio", "Body", "Good morning, ref: " + property + " 🌅", "NumMedia", "0");
                twilioStatus(customer, time.plusSeconds(90), "queued", "sent", "delivered", "read");
            }
            case 6 -> {
                broken(customer, time, text("Hello, the message beside this one is broken"));
            }
            case 7 -> {
                meta(
                        customer,
                        time,
                        "a place",
                        "\"type\": \"location\", \"location\": {\"latitude\": 25.0805, \"longitude\": 55.1403,"
                                + " \"name\": \"Marina\"}");
                meta(
                        customer,
                        time.plusSeconds(30),
                        "a type of tomorrow",
                        "\"type\": \"hologram\", \"hologram\": {\"caption\": \"Me in 3D\"}");
                meta(
                        customer,
                        time.plusSeconds(50),
                        "a reaction",
                        "\"type\": \"reaction\", \"reaction\": {\"message_id\": \"wamid.x\", \"emoji\": \"👍\"}");
            }
            case 8 -> {
                meta(customer, time, "one property", text("ref: PF-1001"));
                meta(customer, time.plusSeconds(600), "and another: two leads", text("And ref: pf-flex?"));
                leads++;
            }
            case 9 -> {
                meta(
                        customer,
                        time,
                        "a listing's link",
                        text("https://www.example.com/en/villa-for-sale-dubai-PF-1001.html"));
                meta(
                        customer,
                        time.plusSeconds(5),
                        "a button",
                        "\"type\": \"interactive\", \"interactive\": {\"type\": \"button_reply\", \"button_reply\": {\"id\":"
                                + " \"call\", \"title\": \"Call me\"}}");
            }
            case 10 -> {
                twilio(
                        customer,
                        time,
                        "a picture by Twilio",
                        "Body",
                        "",
                        "NumMedia",
                        "1",
                        "MediaUrl0",
                        "https://api.twilio.com/2010-04-01/x",
                        "MediaContentType0",
                        "image/jpeg");
                twilioStatus(customer, time.plusSeconds(20), "sent", "undelivered");
            }
            default -> {
                meta(customer, time, "before changing the number", text("Hello"));
                var changed =
                        "\"type\": \"system\", \"system\": {\"type\": \"user_changed_number\", \"body\": \"changed\","
                                + " \"wa_id\": \"" + digits + "9\"}";
                meta(customer, time.plusSeconds(60), "the number changes", changed);
            }
        }
    }

    private static String text(String body) {
        return "\"type\": \"text\", \"text\": {\"body\": \"" + body + "\"}";
    }

    private void meta(Customer customer, Instant time, String told, String message) {
        event(
                time,
                "Meta   " + customer.name() + ", " + told,
                contact(customer),
                "[" + message(customer, time, message) + "]");
    }

    private void broken(Customer customer, Instant time, String message) {
        event(
                time,
                "Meta   " + customer.name() + ", beside a broken element",
                contact(customer),
                "[{\"from\": \"971550000000\", \"type\": \"text\"}, " + message(customer, time, message) + "]");
    }

    private String message(Customer customer, Instant time, String message) {
        messages++;
        return "{"
                + (customer.phone() == null
                        ? "\"from_user_id\": \"" + customer.userId() + "\""
                        : "\"from\": \"" + customer.phone() + "\"")
                + ", \"id\": \"" + id("wamid.") + "\", \"timestamp\": \"" + time.getEpochSecond() + "\", " + message
                + "}";
    }

    private static String contact(Customer customer) {
        return "[{\"profile\": {\"name\": \"" + customer.name() + "\""
                + (customer.username() == null ? "" : ", \"username\": \"" + customer.username() + "\"") + "}"
                + (customer.phone() == null
                        ? ", \"user_id\": \"" + customer.userId() + "\""
                        : ", \"wa_id\": \"" + customer.phone() + "\"")
                + "}]";
    }

    private void event(Instant time, String told, String contacts, String elements) {
        value(time, told, "\"contacts\": " + contacts + ", \"messages\": " + elements);
    }

    /** The receipts of an answer that the company sent with tools of its own. */
    private void answered(Customer customer, Instant time, String... statuses) {
        var id = id("wamid.");
        for (var i = 0; i < statuses.length; i++) {
            var at = time.plusSeconds(3L * i);
            var errors = statuses[i].equals("failed")
                    ? ", \"errors\": [{\"code\": 131026, \"title\": \"Message undeliverable\"}]"
                    : "";
            value(
                    at,
                    "Meta   " + statuses[i] + " to " + customer.name(),
                    "\"statuses\": [{\"id\": \"" + id + "\", \"status\": \"" + statuses[i] + "\", \"timestamp\": \""
                            + at.getEpochSecond() + "\", \"recipient_id\": \"" + customer.phone() + "\"" + errors
                            + "}]");
        }
    }

    private void value(Instant time, String told, String members) {
        var body = escaped(
                "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"id\": \"102290129340398\", \"changes\":"
                        + " [{\"field\": \"messages\", \"value\": {\"messaging_product\": \"whatsapp\", \"metadata\":"
                        + " {\"display_phone_number\": \"15550783881\", \"phone_number_id\": \"" + metaNumber + "\"}, "
                        + members
                        + "}}]}]}");
        var signature = "sha256=" + HexFormat.of().formatHex(mac("HmacSHA256", appSecret, body));
        deliveries.add(
                new Delivery(time, told, "/channels/meta", "application/json", body, "X-Hub-Signature-256", signature));
    }

    private void twilio(Customer customer, Instant time, String told, String... more) {
        messages++;
        var id = id("SM");
        var form = form(
                "SmsMessageSid",
                id,
                "MessageSid",
                id,
                "SmsStatus",
                "received",
                "AccountSid",
                "AC0",
                "ApiVersion",
                "2010-04-01");
        form.putAll(form("From", "whatsapp:+" + customer.phone(), "To", "whatsapp:+" + twilioNumber));
        form.putAll(form("WaId", customer.phone(), "ProfileName", customer.name()));
        form.putAll(form(more));
        callback(time, "Twilio " + customer.name() + ", " + told, form);
    }

    private void twilioStatus(Customer customer, Instant time, String... statuses) {
        var id = id("SM");
        for (var i = 0; i < statuses.length; i++) {
            var form = form("MessageSid", id, "SmsSid", id, "MessageStatus", statuses[i], "SmsStatus", statuses[i]);
            form.putAll(form("From", "whatsapp:+" + twilioNumber, "To", "whatsapp:+" + customer.phone()));
            form.putAll(form("AccountSid", "AC0", "ChannelPrefix", "whatsapp"));
            if (statuses[i].equals("undelivered")) {
                form.putAll(form("ErrorCode", "63024", "ErrorMessage", "Invalid message recipient"));
            }
            callback(time.plusSeconds(3L * i), "Twilio " + statuses[i] + " to " + customer.name(), form);
        }
    }

    private void callback(Instant time, String told, TreeMap<String, String> form) {
        var signed = publicUrl + "/channels/twilio"
                + form.entrySet().stream()
                        .map(parameter -> parameter.getKey() + parameter.getValue())
                        .collect(Collectors.joining());
        var body = form.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        deliveries.add(new Delivery(
                time,
                told,
                "/channels/twilio",
                "application/x-www-form-urlencoded",
                body,
                "X-Twilio-Signature",
                Base64.getEncoder().encodeToString(mac("HmacSHA1", authToken, signed))));
    }

    private static TreeMap<String, String> form(String... parameters) {
        var form = new TreeMap<String, String>();
        for (var i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        return form;
    }

    /** In the order of the day but for neighbours, and every third one twice. */
    private List<Delivery> outOfOrder() {
        deliveries.sort((one, other) -> one.time().compareTo(other.time()));
        for (var i = 0; i + 4 <= deliveries.size(); i += 4) {
            Collections.shuffle(deliveries.subList(i, i + 4), random);
        }
        var order = new ArrayList<Delivery>();
        for (var i = 0; i < deliveries.size(); i++) {
            order.add(deliveries.get(i));
            if (i % 3 == 0) {
                order.add(deliveries.get(i));
            }
        }
        return order;
    }

    /** Waits for the answer, unless it is the same again: then both are under way at once. */
    private void deliver(Delivery delivery) {
        var again = delivery == last;
        last = delivery;
        System.out.println(CLOCK.format(delivery.time()) + " " + delivery.told() + (again ? " (again)" : ""));
        if (!again) {
            underWay.forEach(CompletableFuture::join);
            underWay.clear();
        }
        var request = HttpRequest.newBuilder(URI.create(url + delivery.path()))
                .header("Content-Type", delivery.type())
                .header(delivery.header(), delivery.sign())
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(delivery.body()))
                .build();
        underWay.add(http.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, failure) -> answers.merge(
                        failure == null ? Integer.toString(answer.statusCode()) : "no answer", 1, Integer::sum)));
    }

    /** How many leads there are more, once there are those expected or patience ends. */
    private int untilThere(String token, int before) throws IOException, InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        var made = count(token) - before;
        while (made < leads && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            made = count(token) - before;
        }
        return made;
    }

    private String token() throws IOException, InterruptedException {
        var credentials = setting("LEADS_KEY", "demo") + ":" + setting("LEADS_SECRET", "demo");
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/auth/oauth/v1/token"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        return found("\"access_token\":\\s*\"([^\"]+)\"", answer.body())
                .orElseThrow(() -> new IOException("the service gave no token: it answered " + answer.statusCode()));
    }

    private int count(String token) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/whatsapp-leads?per_page=1"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        return found("\"count\":\\s*(\\d+)", answer.body())
                .map(Integer::parseInt)
                .orElseThrow(() -> new IOException("the service shows no leads: it answered " + answer.statusCode()));
    }

    private static Optional<String> found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private String id(String prefix) {
        return prefix + run + "." + Long.toString(random.nextLong() >>> 1, 36);
    }

    /** As Meta escapes it: whoever signs anything but the bytes as they came is found out. */
    private static String escaped(String json) {
        var escaped = new StringBuilder();
        for (var letter : json.toCharArray()) {
            escaped.append(letter < 128 ? String.valueOf(letter) : String.format("\\u%04x", (int) letter));
        }
        return escaped.toString();
    }

    private static byte[] mac(String algorithm, String secret, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String name, String standard) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .orElse(standard);
    }
}
