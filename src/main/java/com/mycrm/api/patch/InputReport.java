package com.mycrm.api.patch;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The violations and warnings of one input, shared by its object and those inside it.
 *
 * <p>Their number is limited, because a body of many small elements has more of them than anybody reads. To look for a
 * violation near a place takes the same time however many there are.
 */
final class InputReport {

    /** Violations that are kept at most, and warnings. */
    static final int MOST = 500;

    /** Violations of a row of a file that are kept at most: a batch has a thousand rows. */
    static final int MOST_OF_A_ROW = 20;

    private final int most;
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** The places of the violations, and all places around those. */
    private final Set<String> reported = new HashSet<>();

    private final Set<String> around = new HashSet<>();

    /** @param most violations that are kept */
    InputReport(int most) {
        this.most = most;
    }

    /** The warning that the member at this pointer was ignored. */
    static String ignored(String pointer, String reason) {
        return pointer.substring(1) + " is " + reason + " and was ignored";
    }

    void violation(String pointer, String detail) {
        if (violations.size() < most) {
            violations.add(Violation.pointer(pointer, detail));
            reported.add(pointer);
            outer(pointer).forEach(around::add);
        }
    }

    /** Adds a violation, unless there is one at this place, around it or within it. */
    void violationUnlessReported(String pointer, String detail) {
        if (!isReported(pointer) && outer(pointer).noneMatch(reported::contains)) {
            violation(pointer, detail);
        }
    }

    /** Whether there is a violation at this place or within it. */
    boolean isReported(String pointer) {
        return around.contains(pointer);
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

    /** A place and all places around it. */
    private static Stream<String> outer(String pointer) {
        return Stream.iterate(
                pointer,
                place -> place != null,
                place -> place.isEmpty() ? null : place.substring(0, place.lastIndexOf('/')));
    }
}
