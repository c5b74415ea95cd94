package com.mycrm.soap;

import com.mycrm.api.PathId;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.paging.FilterName;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The request to the REST API that an operation stands for.
 *
 * @param query empty for none
 * @param headers those of the request, and of the client those that are not replaced
 */
record RestRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    private static final Set<String> PARAMETERS = Set.of("page", "per_page", "sort", "sort_order");
    private static final String FILTER = "filter";
    private static final String EXPAND = "expand";
    private static final String ID = "id";
    private static final String LEAD = "whatsapp_lead";

    /** @throws com.mycrm.api.problem.ProblemException 400 for an operation or an element that there is not */
    static RestRequest of(SoapRequest request) {
        var operation = SoapOperation.of(request.operation())
                .orElseThrow(() -> SoapRequest.refused("There is no operation " + request.operation() + "."));
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/xml");
        if (request.userToken() != null) {
            headers.put("Authorization", basic(request.userToken()));
        }
        var query = new ArrayList<String>();
        var body = new byte[0];
        for (var member : request.members().keySet()) {
            if (request.members().get(member).size() > 1 && !member.equals(FILTER)) {
                throw SoapRequest.refused("The element " + member + " is there more than once.");
            }
            if (operation.hasObject() && member.equals(LEAD)) {
                headers.put("Content-Type", "application/json");
                body = lead(request).toString().getBytes(StandardCharsets.UTF_8);
            } else if (member.equals(EXPAND)) {
                headers.put(Expansion.HEADER, request.text(member));
            } else if (!member.equals(ID) || !operation.hasId()) {
                query.addAll(parameters(member, request));
            }
        }
        var id = operation.hasId() ? id(request) : "";
        return new RestRequest(operation.method(), operation.path(id), checked(String.join("&", query)), headers, body);
    }

    /** A query has the bound of an address, so that no filter has more values than one of the REST API. */
    private static String checked(String query) {
        var longest = Settings.integer(Setting.MAX_URL);
        if (query.length() > longest) {
            throw SoapRequest.refused("The elements of the operation are longer than " + longest + " bytes.");
        }
        return query;
    }

    /** A number, so that it is one part of a path and no other path. */
    private static String id(SoapRequest request) {
        var id = request.text(ID);
        return PathId.parse(id.strip())
                .map(number -> Long.toString(number))
                .orElseThrow(() -> SoapRequest.refused("The element id takes the number of an object."));
    }

    private static JsonObject lead(SoapRequest request) {
        if (request.members().get(LEAD).get(0) instanceof JsonObject lead) {
            return lead;
        }
        throw SoapRequest.refused("The element " + LEAD + " takes the elements of a lead.");
    }

    private static List<String> parameters(String member, SoapRequest request) {
        if (PARAMETERS.contains(member)) {
            return List.of(member + "=" + encoded(request.text(member)));
        }
        if (!member.equals(FILTER)) {
            throw SoapRequest.refused("The operation " + request.operation() + " has no element " + member + ".");
        }
        return request.members().get(member).stream().map(RestRequest::filter).toList();
    }

    private static String filter(JsonValue filter) {
        if (filter instanceof JsonObject object && object.keySet().equals(Set.of("name", "value"))) {
            return encoded(FilterName.parameter(text(object, "name"))) + "=" + encoded(text(object, "value"));
        }
        throw SoapRequest.refused("The element filter takes a name and a value.");
    }

    private static String text(JsonObject object, String name) {
        return object.containsKey(name) ? SoapRequest.text(name, object.get(name)) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String basic(JsonObject token) {
        var pair = text(token, "Username") + ":" + text(token, "Password");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
