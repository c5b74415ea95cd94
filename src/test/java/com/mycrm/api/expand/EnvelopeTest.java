package com.mycrm.api.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.ExpandedObjects.OfRelation;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final Map<Long, ExpandedObject> FOUR = Map.of(4L, new ExpandedObject("{\"id\":4,\"sails\":[1,2]}"));

    private final Jsonb jsonb = JsonConfiguration.jsonb(new BoatSerializer());

    /** A view that is written by reflection. */
    @JsonbPropertyOrder({"id", "homePort"})
    public record Crew(long id, String homePort) {}

    /** A view that is written by a serializer, and refers to a crew. */
    public record Boat(Long crew, ExpandedObjects expanded) {}

    private static final class BoatSerializer implements JsonbSerializer<Boat> {

        @Override
        public void serialize(Boat boat, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            boat.expanded.write("crew", boat.crew, json);
            json.writeEnd();
        }
    }

    @Test
    void singleViewStandsUnderItsName() {
        assertEquals(
                "{\"crew\":{\"id\":1,\"home_port\":null}}", jsonb.toJson(Envelope.ofOne("crew", new Crew(1, null))));
    }

    @Test
    void pageStandsAfterItsNumbers() {
        var page = new Page<>(201, new PageRequest(3, 100), List.of(new Crew(1, "Kiel"), new Crew(2, null)));
        assertEquals(
                "{\"count\":201,\"page\":3,\"per_page\":100,"
                        + "\"crews\":[{\"id\":1,\"home_port\":\"Kiel\"},{\"id\":2,\"home_port\":null}]}",
                jsonb.toJson(Envelope.ofPage("crews", page)));
    }

    @Test
    void emptyPageHasAnEmptyArray() {
        var page = new Page<Crew>(0, new PageRequest(1, 10), List.of());
        assertEquals(
                "{\"count\":0,\"page\":1,\"per_page\":10,\"crews\":[]}", jsonb.toJson(Envelope.ofPage("crews", page)));
    }

    @Test
    void viewInAPageIsWrittenByItsSerializer() {
        var page = new Page<>(1, new PageRequest(1, 10), List.of(new Boat(4L, ExpandedObjects.NONE)));
        assertEquals(
                "{\"count\":1,\"page\":1,\"per_page\":10,\"boats\":[{\"crew\":{\"id\":4}}]}",
                jsonb.toJson(Envelope.ofPage("boats", page)));
    }

    @Test
    void referenceIsWrittenByItsId() {
        assertEquals("{\"crew\":{\"id\":4}}", boat(4L, Map.of()));
        assertEquals("{\"crew\":null}", boat(null, Map.of()));
    }

    @Test
    void fullObjectStandsInPlaceOfTheReference() {
        var crews = Map.of("crew", new OfRelation(false, FOUR));
        assertEquals("{\"crew\":{\"id\":4,\"sails\":[1,2]}}", boat(4L, crews));
        assertEquals("{\"crew\":null}", boat(null, crews));
    }

    @Test
    void fullObjectOfAnArrayIsItsOneElement() {
        var crews = Map.of("crew", new OfRelation(true, FOUR));
        assertEquals("{\"crew\":[{\"id\":4,\"sails\":[1,2]}]}", boat(4L, crews));
        assertEquals("{\"crew\":[]}", boat(null, crews));
    }

    /** An object can be deleted after the view that refers to it has been read. */
    @Test
    void missingObjectStaysAReference() {
        assertEquals("{\"crew\":{\"id\":5}}", boat(5L, Map.of("crew", new OfRelation(false, FOUR))));
        assertEquals("{\"crew\":[]}", boat(5L, Map.of("crew", new OfRelation(true, FOUR))));
    }

    @Property(tries = 200)
    void anyObjectIsCopiedAsItIs(@ForAll String name) {
        var crew = jsonb.toJson(new Crew(4, name));
        var objects = Map.of(4L, new ExpandedObject(crew));
        assertEquals("{\"crew\":" + crew + "}", boat(4L, Map.of("crew", new OfRelation(false, objects))));
    }

    private String boat(Long crew, Map<String, OfRelation> relations) {
        return jsonb.toJson(new Boat(crew, new ExpandedObjects(relations)));
    }
}
