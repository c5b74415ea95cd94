package com.mycrm.properties;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestElement;
import com.mycrm.api.patch.RequestObject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The price that a client sends of a property. A null in place of an amount is an amount that is not given. */
record PriceInput(
        RequestObject source,
        PatchField<String> offeringType,
        PatchField<Long> value,
        PatchField<Boolean> onRequest,
        PatchField<JsonArray> prices) {

    static final String SALE = "sale";
    static final String RENT = "rent";
    static final List<String> OFFERING_TYPES = List.of(RENT, SALE);
    static final String PERIOD = "period";
    static final String VALUE = "value";

    /** The period of a rent whose writer names none. */
    static final String YEAR = "year";

    private static final String OFFERING_TYPE = "offering_type";
    private static final int MAX_PERIOD = 20;
    private static final long MAX_PRICE = 1_000_000_000_000_000L;

    static PriceInput of(RequestObject property) {
        var source = property.inside("price");
        return new PriceInput(
                source,
                source.word(OFFERING_TYPE, OFFERING_TYPES),
                amount(source),
                FlagInput.read(source, "on_request"),
                prices(source));
    }

    void requireKept() {
        source.notNull(OFFERING_TYPE, offeringType);
    }

    private static PatchField<Long> amount(RequestObject source) {
        return source.integer(VALUE, 0, MAX_PRICE);
    }

    private static PatchField<JsonArray> prices(RequestObject source) {
        return source.elements("prices").map(elements -> {
            var prices = JSON.createArrayBuilder();
            elements.stream()
                    .filter(element -> !element.isNull())
                    .flatMap(element -> price(element).stream())
                    .forEach(prices::add);
            return prices.build();
        });
    }

    private static Optional<JsonObject> price(RequestElement element) {
        return element.object().flatMap(object -> {
            var period = object.text(PERIOD, MAX_PERIOD);
            return amount(object)
                    .optional()
                    .map(value -> JSON.createObjectBuilder()
                            .add(PERIOD, period.optional().orElse(YEAR))
                            .add(VALUE, value)
                            .build());
        });
    }
}
