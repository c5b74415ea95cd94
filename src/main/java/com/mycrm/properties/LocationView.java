package com.mycrm.properties;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** A location as the API shows it. The id is text, as in a property. */
@JsonbPropertyOrder({"id", "city", "community", "subCommunity", "tower"})
public record LocationView(String id, String city, String community, String subCommunity, String tower) {}
