package com.mycrm.problem;

/** One thing wrong with a request: in a parameter of its URL, or at a JSON pointer into its body. */
public record Fault(String parameter, String pointer, String detail) {

    public static Fault parameter(String name, String detail) {
        return new Fault(name, null, detail);
    }

    public static Fault pointer(String pointer, String detail) {
        return new Fault(null, pointer, detail);
    }
}
