package com.mycrm.api.output;

/** What writes itself as JSON. */
@FunctionalInterface
public interface Written {

    void write(JsonText json);
}
