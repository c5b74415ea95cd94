package com.mycrm.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Fills a service with leads like a company's: ids follow time, business grows, a customer writes 1.4 times on average,
 * busy users and popular properties get more leads than others, and 3 % name no property.
 *
 * <p>Users and properties grow with the leads, so that one user's list is as long at any size.
 */
final class LeadFill {

    private static final int ROWS_A_FILE = 100_000;
    private static final int LEADS_A_USER = 2_000;
    private static final int LEADS_A_PROPERTY = 50;
    private static final long FIRST_SECOND =
            Instant.parse("2023-07-01T00:00:00Z").getEpochSecond();
    private static final double SECONDS = 94_600_000;

    private final Client client;
    private final Random random = new Random(42);

    LeadFill(Client client) {
        this.client = client;
    }

    /** Adds so many leads that there are as many as wanted, and what they are about. */
    void upTo(long wanted) throws IOException, InterruptedException {
        var leads = client.count("");
        if (leads >= wanted) {
            return;
        }
        var users = upTo("users", wanted / LEADS_A_USER, "id", "first_name,last_name,email\n", LeadFill::user);
        var user = users.get(0);
        var references = upTo(
                "properties",
                wanted / LEADS_A_PROPERTY,
                "reference",
                "reference,offering_type,value,bedrooms,user,languages\n",
                number -> property(number, user));
        while (leads < wanted) {
            var rows = new StringBuilder("phone,status,user,reference,date\n");
            var last = Math.min(leads + ROWS_A_FILE, wanted);
            for (var number = leads + 1; number <= last; number++) {
                rows.append(lead(number, wanted, users, references));
            }
            client.importTable("whatsapp-leads", rows.toString());
            leads = last;
            System.err.printf(Locale.ROOT, "%,d leads%n", leads);
        }
    }

    /** The values of a member of so many objects of a list, after adding those that are not there. */
    private List<String> upTo(String list, long wanted, String member, String header, LongFunction<String> row)
            throws IOException, InterruptedException {
        var have = client.get("/" + list + "?per_page=1").getInt("count");
        if (have < wanted) {
            var rows = new StringBuilder(header);
            for (var number = have + 1L; number <= wanted; number++) {
                rows.append(row.apply(number));
            }
            client.importTable(list, rows.toString());
        }
        return client.walk(list, object -> text(object, member), (int) Math.max(wanted, 1));
    }

    private static String text(JsonObject object, String member) {
        return member.equals("id") ? object.getJsonNumber(member).toString() : object.getString(member);
    }

    private static String user(long number) {
        return "Agent,Number %1$d,load-%1$d@example.com%n".formatted(number);
    }

    private static String property(long number, String user) {
        return "LOAD-%d,rent,%d,%d,%s,\"[{\"\"code\"\":\"\"en\"\",\"\"title\"\":\"\"Apartment\"\"}]\"%n"
                .formatted(number, 30_000 + number % 800 * 500, number % 6, user);
    }

    private String lead(long number, long leads, List<String> users, List<String> references) {
        var customer = new Random(random.nextLong(Math.max(1, leads * 7 / 10)));
        var date = FIRST_SECOND + (long) (Math.pow((double) number / leads, 0.8) * SECONDS);
        return "+9715%08d,%s,%s,%s,%s%n"
                .formatted(
                        customer.nextInt(100_000_000),
                        status(random.nextDouble()),
                        popular(users),
                        random.nextDouble() < 0.03 ? "" : popular(references),
                        Instant.ofEpochSecond(date));
    }

    private String popular(List<String> of) {
        return of.get((int) (of.size() * Math.pow(random.nextDouble(), 2)));
    }

    private static String status(double share) {
        if (share < 0.45) {
            return "delivered";
        }
        if (share < 0.75) {
            return "prospect";
        }
        if (share < 0.87) {
            return "notdelivered";
        }
        if (share < 0.94) {
            return "qualified";
        }
        return share < 0.98 ? "calledNoReply" : "pending";
    }
}
