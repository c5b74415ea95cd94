package com.mycrm.directory;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.QueryString;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.patch.RequestObject;
import jakarta.json.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Set;

/** Requests as unit tests of directories send them. */
public final class Requests {

    /** A write without conditions. */
    public static final WriteRequest WRITE = new WriteRequest("tester", Set.of(), IfMatch.ALL);

    private Requests() {}

    /** The JSON of a body; single quotes stand for double ones. */
    public static RequestObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            return new RequestObject(reader.readObject(), "", ZoneOffset.UTC);
        }
    }

    /** The same, with a member from the address. */
    public static RequestObject named(String json, String member, String name) {
        return new JsonBody(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).named("", member, name);
    }

    public static Parameters parameters(String query) {
        return new Parameters(QueryString.parse(query), ZoneOffset.UTC);
    }
}
