package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Contract, sections 1, 2 and 5: notations of clients, methods, and errors of every path. */
class HttpIT {

    private final Api api = TestServer.api();

    @Test
    void malformedTypeIsNamed() {
        var head =
                api.write("HEAD", "/users/1", null, "Content-Type", "no type").expect(400);
        assertEquals("application/problem+json", head.header("content-type"));
        for (var method : List.of("GET", "PATCH")) {
            for (var type : List.of("", "json", "application/json; charset=")) {
                api.write(method, "/users/1", "{}", "Content-Type", type)
                        .isBadRequest("/users/1", "Content-Type", "takes a media type, such as application/json");
            }
        }
    }

    @Test
    void rawAndEscapedBracketsMeanTheSame() {
        var ids = Leads.ids(api, lead -> lead.getString("date").startsWith("2024-03"));
        for (var query : List.of(
                "filters[date][from]=2024-03-01&filters[date][to]=2024-03-31",
                "filters%5Bdate%5D%5Bfrom%5D=2024-03-01&filters%5Bdate%5D%5Bto%5D=2024-03-31",
                "filters%5bdate%5d%5bfrom%5d=2024-03-01&filters[date%5D%5bto]=2024-03-31")) {
            assertEquals(
                    ids,
                    Leads.ids(api.rawGet("/whatsapp-leads?" + query).expect(200).json()),
                    query);
        }
    }

    @Test
    void malformedEscapeIs400() {
        for (var broken : List.of("%zz", "%", "%4", "%ff")) {
            var answer = api.rawGet("/whatsapp-leads?filters[id]=" + broken);
            assertEquals(400, answer.status(), broken);
            assertEquals("application/problem+json", answer.header("content-type"), broken);
            assertEquals(
                    "filters[id]",
                    answer.json().getJsonArray("errors").getJsonObject(0).getString("parameter"),
                    broken);
        }
    }

    @Test
    void unusualCharactersInAQueryAreText() {
        api.rawGet("/whatsapp-leads?filters[status]={x}|\"<>^`")
                .isBadRequest(
                        "/whatsapp-leads",
                        "filters[status]",
                        "takes one or more of " + String.join(", ", Leads.STATUSES) + ", separated by commas");
    }

    @Test
    void unprocessableContentHasItsReasonPhrase() throws IOException {
        var connection = (HttpURLConnection)
                URI.create(api.url("/whatsapp-leads")).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer " + api.token());
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        assertEquals("422 Unprocessable Content", connection.getResponseCode() + " " + connection.getResponseMessage());
    }

    @Test
    void trailingSlashIsTheSameResource() {
        assertEquals(
                api.get("/whatsapp-leads/1").body(),
                api.get("/whatsapp-leads/1/").expect(200).body());
        assertEquals(api.get("/users").body(), api.get("/users/").expect(200).body());
        var token = api.send(
                "POST", "/auth/oauth/v1/token/", "grant_type=client_credentials", "Authorization", Api.DEMO_KEY);
        assertEquals(200, token.status());
    }

    @Test
    void trailingSlashOfSoapIsTheSameResource() {
        assertEquals(
                api.send("GET", "/soap?wsdl", null).body(),
                api.send("GET", "/soap/?wsdl", null).expect(200).body());
    }

    @Test
    void headEqualsGetWithoutBody() {
        var get = api.get("/whatsapp-leads?per_page=2");
        var head = api.send("HEAD", "/whatsapp-leads?per_page=2", null, "Authorization", "Bearer " + api.token());
        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertEquals(get.all("link"), head.all("link"));
        assertEquals(get.all("content-type"), head.all("content-type"));
    }

    @Test
    void optionsListsTheMethods() {
        var answer = api.send("OPTIONS", "/whatsapp-leads", null);
        assertEquals(200, answer.status());
        assertEquals(
                List.of("GET", "HEAD", "OPTIONS", "POST"),
                List.of(answer.header("allow").split(" *, *")).stream().sorted().toList());
    }

    @Test
    void unsupportedMethodIs405WithAllow() {
        for (var method : List.of("POST", "PROPFIND")) {
            var answer = api.send(method, "/whatsapp-leads/1", null, "Authorization", "Bearer " + api.token());
            answer.isProblem(405, "Method Not Allowed", "This address does not take this method.", "/whatsapp-leads/1");
            assertEquals("DELETE, GET, HEAD, OPTIONS, PATCH, PUT", answer.header("allow"));
        }
        var get = api.send("GET", "/token", null);
        get.isProblem(
                405,
                "Method Not Allowed",
                "This address does not take this method.",
                "/token",
                ", \"error\": \"invalid_request\","
                        + " \"error_description\": \"This address does not take this method.\"");
        assertEquals("OPTIONS, POST", get.header("allow"));
    }

    @Test
    void wordsBesideIdsTakeTheirOwnMethodsOnly() {
        for (var path : List.of("/whatsapp-leads/erase", "/whatsapp-leads/import", "/users/import", "/leads/import/")) {
            for (var method : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE")) {
                var answer = api.write(method, path, "{}").expect(405);
                assertEquals("OPTIONS, POST", answer.header("allow"), method + " " + path);
            }
            assertEquals(
                    Set.of("OPTIONS", "POST"),
                    Set.of(api.send("OPTIONS", path, null).header("allow").split(" *, *")));
        }
        for (var id : List.of("imports", "x", "-1")) {
            api.get("/users/" + id).isProblem(404, "Not Found", "The user " + id + " does not exist.", "/users/" + id);
        }
        assertTrue(api.send("GET", "/metrics", null).body().contains("\"/users/{id}\""));
    }

    @Test
    void unknownPathIs404WithAndWithoutToken() {
        for (var path : List.of("/nosuch", "/", "/whatsapp-leads/1/nosuch", "/WEB-INF/web.xml")) {
            api.get(path).isProblem(404, "Not Found", "There is nothing at this address.", path);
            api.send("GET", path, null).isProblem(404, "Not Found", "There is nothing at this address.", path);
        }
    }

    @Test
    void unacceptableMediaTypeIs406() {
        assertEquals(406, api.get("/users", "Accept", "image/png").status());
        assertEquals(200, api.get("/users", "Accept", "*/*").status());
        assertEquals(200, api.get("/users", "Content-Type", "application/json").status());
    }

    @Test
    void typeOfABodyThatIsNotTakenIs415WithThoseThatAre() {
        var types = "application/json, application/xml";
        var patches = "application/merge-patch+json, ";
        for (var taken : List.of(
                List.of("POST", "/users", types),
                List.of("PUT", "/users/1/rights", types),
                List.of("PATCH", "/users/1", patches + "application/json-patch+json, " + types),
                List.of("PATCH", "/webhooks/1", patches + types))) {
            var refused = api.write(taken.get(0), taken.get(1), "x", "Content-Type", "text/plain");
            refused.isProblem(
                    415,
                    "Unsupported Media Type",
                    "The body is of a type that this address does not take; it takes " + taken.get(2) + ".",
                    taken.get(1));
            assertEquals(taken.get(2), refused.header("accept"));
            assertEquals(taken.get(0).equals("PATCH") ? taken.get(2) : "", refused.header("accept-patch"));
        }
    }

    @Test
    void longUrlIs414AndLongHeaderIs431() {
        var url = api.get("/whatsapp-leads?a=" + "a".repeat(8_200));
        assertEquals(414, url.status());
        assertEquals("application/problem+json", url.header("content-type"));
        var header = api.get("/whatsapp-leads", "X-Long", "a".repeat(17_000));
        assertEquals(431, header.status());
        assertEquals("application/problem+json", header.header("content-type"));
    }
}
