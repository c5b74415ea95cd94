package com.mycrm.it;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A program that changes everything at random; each run is one request. What a node did not answer is sent again. */
final class RandomWriter implements Runnable {

    private static final List<String> LEADS = List.of("whatsapp-leads", "leads", "calltrackings");
    private static final List<String> CALL_STATUSES = List.of("answered", "notanswered", "canceled", "voicemail");
    private static final List<Integer> EXPECTED = List.of(200, 201, 202, 204, 404, 409, 422);
    private static final int PERSONS = 60;
    private static final int ROWS = 200;

    /** What all writers share: the ids that they may change, by path, and what went wrong. */
    record Shared(Map<String, List<Long>> ids, List<String> imports, List<String> failures) {

        Shared() {
            this(new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
            LEADS.forEach(path -> ids.put(path, new CopyOnWriteArrayList<>()));
            ids.put("users", new CopyOnWriteArrayList<>());
            ids.put("properties", new CopyOnWriteArrayList<>());
            LongStream.rangeClosed(1, 300).forEach(ids.get("whatsapp-leads")::add);
        }
    }

    private interface Request {
        Answer send(Api node);
    }

    private final List<KilledNode> nodes;
    private final Random random;
    private final Shared shared;
    private Request pending;

    RandomWriter(List<KilledNode> nodes, long seed, Shared shared) {
        this.nodes = nodes;
        random = new Random(seed);
        this.shared = shared;
    }

    @Override
    public void run() {
        try {
            pending = pending == null ? next() : pending;
            var answer = pending.send(nodes.get(random.nextInt(nodes.size())).api());
            if (answer.status() != 503) {
                if (!EXPECTED.contains(answer.status())) {
                    shared.failures.add(answer.status() + " " + answer.body());
                }
                pending = null;
            }
        } catch (IllegalStateException noAnswer) {
            return; // the node was killed: the next run sends it again
        } catch (RuntimeException | Error e) {
            shared.failures.add(e.toString());
        }
    }

    private Request next() {
        var dice = random.nextInt(1000);
        var path = LEADS.get(random.nextInt(LEADS.size()));
        if (dice < 300) {
            return create(path, lead(path));
        } else if (dice < 550) {
            return change("PATCH", path, "{\"status\": \"" + status(path) + "\"}");
        } else if (dice < 620) {
            return change("PUT", path, lead(path));
        } else if (dice < 690) {
            return change("DELETE", path, null);
        } else if (dice < 800) {
            return directory();
        } else if (dice < 975) {
            return message();
        }
        return dice < 985 ? erasure() : importOf();
    }

    private Request directory() {
        var name = UUID.randomUUID().toString();
        return switch (random.nextInt(8)) {
            case 0, 1 -> create("users", "{\"email\": \"" + name + "@test.example\", \"last_name\": \"W\"}");
            case 2 -> change("PATCH", "users", "{\"first_name\": \"" + name + "\"}");
            case 3 -> change("DELETE", "users", null);
            case 4 -> create("properties", "{\"reference\": \"" + name + "\", \"price\": {\"value\": 5}}");
            case 5 -> change("DELETE", "properties", null);
            case 6 -> change("PATCH", "properties", "{\"reference\": \"" + name + "\"}");
            default -> {
                var sample = "/properties/" + (1 + random.nextInt(20));
                yield node -> node.write("PATCH", sample, "{\"reference\": \"" + name + "\"}");
            }
        };
    }

    private Request create(String path, String body) {
        var key = UUID.randomUUID().toString();
        return node -> {
            var answer = node.write("POST", "/" + path, body, "Idempotency-Key", key);
            if (answer.status() == 201) {
                shared.ids.get(path).add(answer.location());
            }
            return answer;
        };
    }

    private Request change(String method, String path, String body) {
        var ids = shared.ids.get(path);
        var id = ids.isEmpty() ? 0 : ids.get(random.nextInt(ids.size()));
        return node -> node.write(method, "/" + path + "/" + id, body);
    }

    private String lead(String path) {
        var properties = shared.ids.get("properties");
        var own = properties.isEmpty() || random.nextBoolean();
        var property = own ? 1 + random.nextInt(20) : properties.get(random.nextInt(properties.size()));
        return "{\"phone\": \"" + phone() + "\", \"status\": \"" + status(path) + "\", \"property\": " + property + "}";
    }

    private String status(String path) {
        var words = path.equals("calltrackings") ? CALL_STATUSES : Leads.STATUSES;
        return words.get(random.nextInt(words.size()));
    }

    private String phone() {
        return "+9715012300" + (10 + random.nextInt(PERSONS));
    }

    private Request message() {
        var phone = phone().substring(1);
        var body = """
                {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398",
                 "changes": [{"field": "messages", "value": {"messaging_product": "whatsapp",
                  "metadata": {"display_phone_number": "15550783881", "phone_number_id": "106540352242922"},
                  "contacts": [{"profile": {"name": "Zo\\u00eb"}, "wa_id": "%1$s"}],
                  "messages": [{"from": "%1$s", "id": "wamid.%2$s", "timestamp": "1700000000", "type": "text",
                   "text": {"body": "Is it free?"}}]}}]}]}""".formatted(phone, UUID.randomUUID());
        return node -> WhatsApp.signed(node, "demo", body);
    }

    private Request erasure() {
        var body = "{\"phone\": \"" + phone() + "\"}";
        return node -> node.write("POST", "/whatsapp-leads/erase", body);
    }

    /** A file of new leads and of some that such a file made before. */
    private Request importOf() {
        var path = LEADS.get(random.nextInt(LEADS.size()));
        var rows = IntStream.range(0, ROWS)
                .mapToObj(row -> phone() + ",x-" + random.nextInt(4 * ROWS) + "," + status(path))
                .collect(Collectors.joining("\n"));
        var file = ("phone,external_id,status\n" + rows).getBytes();
        return node -> {
            var answer = node.upload("/" + path + "/import", Imports.CSV, file);
            if (answer.status() == 202) {
                shared.imports.add(answer.header("location"));
            }
            return answer;
        };
    }
}
