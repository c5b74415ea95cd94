package com.mycrm.api.patch;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The violations and warnings of one input, shared by its object and those inside it.
 *
 * <p>Their number is limited, because a body of many small elements has more of them than anybody reads, and each is
 * compared with those before it.
 */
final class InputReport {

    /** Violations that are kept at most, and warnings. */
    static final int MOST = 500;

    private final List<Violation> violations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** The warning that the member at this pointer was ignored. */
    static String ignored(String pointer, String reason) {
        return pointer.substring(1) + " is " + reason + " and was ignored";
    }

    void violation(String pointer, String detail) {
        if (violations.size() < MOST) {
            violations.add(Violation.pointer(pointer, detail));
        }
    }

    /** Adds a violation, unless there is one at this place, around it or within it. */
    void violationUnlessReported(String pointer, String detail) {
        if (violations.size() < MOST
                && violations.stream()
                        .map(Violation::pointer)
                        .noneMatch(at -> isWithin(at, pointer) || isWithin(pointer, at))) {
            violation(pointer, detail);
        }
    }

    void warning(String warning) {
        if (warnings.size() < MOST) {
            warnings.add(warning);
        }
    }

    List<Violation> violations() {
        return violations;
    }

    List<String> warnings() {
        return warnings;
    }

    void check() {
        if (!violations.isEmpty()) {
            throw Problems.unprocessable(List.copyOf(violations));
        }
    }

    private static boolean isWithin(String pointer, String outer) {
        return (pointer + "/").startsWith(outer + "/");
    }
}
