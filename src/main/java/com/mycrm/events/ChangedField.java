package com.mycrm.events;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** The values of a field before and after a change; null for none. */
@JsonbPropertyOrder({"from", "to"})
public record ChangedField(
        @JsonbNillable Object from, @JsonbNillable Object to) {}
