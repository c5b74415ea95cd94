package com.mycrm.api.problem;

/** One violation in a request: in a parameter of its URL, or at a JSON pointer into its body. */
public record Violation(String parameter, String pointer, String detail) {

    public static Violation parameter(String name, String detail) {
        return new Violation(name, null, detail);
    }

    public static Violation pointer(String pointer, String detail) {
        return new Violation(null, pointer, detail);
    }
}
