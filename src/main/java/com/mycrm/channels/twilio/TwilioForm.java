package com.mycrm.channels.twilio;

import java.util.HashMap;
import java.util.Map;

/** The parameters of a callback. Of one that is repeated the first counts. */
record TwilioForm(Map<String, String> values) {

    static TwilioForm parse(byte[] body) {
        var values = new HashMap<String, String>();
        FormBody.parse(body).forEach(field -> values.putIfAbsent(field.name(), field.value()));
        return new TwilioForm(values);
    }

    /** The first of these parameters that is not blank, or null. */
    String text(String... parameters) {
        for (var parameter : parameters) {
            var value = values.get(parameter);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
