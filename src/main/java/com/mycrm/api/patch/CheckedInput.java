package com.mycrm.api.patch;

import com.mycrm.api.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The violations and warnings of a {@link RequestObject}, and which of its members have been read. */
abstract class CheckedInput {

    private static final String NONE_KNOWN = "has no member that is known here";

    final Members members;
    final InputReport report;
    final List<RequestObject> nested = new ArrayList<>();

    CheckedInput(Members members, InputReport report) {
        this.members = members;
        this.report = report;
    }

    /** What is wrong with a value that is null and must not be. */
    abstract String isNull();

    /** Marks members that a client may send back as it got them; they change nothing. */
    public void readOnly(String... names) {
        for (var name : names) {
            if (members.know(name)) {
                ignored(name, "read-only");
            }
        }
    }

    /** Takes an array of one element as that element, and an empty one as null: an expanded property is shown so. */
    public void unwrap(String name) {
        members.unwrap(name);
    }

    /** Adds the warning that a member was ignored. */
    public void ignored(String name, String reason) {
        report.warning(InputReport.ignored(members.pointer(name), reason));
    }

    /** Adds a violation that only the feature can see. */
    public void fault(String name, String detail) {
        report.violation(members.pointer(name), detail);
    }

    /** Adds a violation if a value is missing, unless there is one at that place, around it or within it. */
    public void require(String name, PatchField<?> given) {
        if (!given.isValue()) {
            report.violationUnlessReported(members.pointer(name), given.isGiven() ? isNull() : "is missing");
        }
    }

    /** Adds a violation if null is given. */
    public void notNull(String name, PatchField<?> given) {
        if (given.isGiven()) {
            require(name, given);
        }
    }

    /** Adds a violation if no member of this object, or of an object in it, has been read. */
    public void requireKnown() {
        if (!hasKnown()) {
            var isBody = members.pointer().isEmpty();
            report.violation(members.pointer(), isBody ? "The body " + NONE_KNOWN + "." : NONE_KNOWN);
        }
    }

    /** Adds a violation for each member that nobody has read. */
    public void refuseUnknown() {
        members.unknown().forEach(pointer -> report.violation(pointer, "is no member that is known here"));
    }

    /** Whether a member has a violation so far, or something in it. */
    public boolean isFaulty(String name) {
        return report.isReported(members.pointer(name));
    }

    /** The violations so far. */
    public List<Violation> faults() {
        return report.violations();
    }

    /** Ends the reading: throws 422 with every violation, if there is one. */
    public void check() {
        report.check();
    }

    /** The members that were ignored; complete after all members have been read. */
    public List<String> warnings() {
        return Stream.concat(report.warnings().stream(), unknown()).toList();
    }

    /** A warning for each member that is unknown, here and in the objects in this one. */
    private Stream<String> unknown() {
        var here = members.unknown().map(pointer -> InputReport.ignored(pointer, "unknown"));
        return Stream.concat(here, nested.stream().flatMap(CheckedInput::unknown))
                .limit(InputReport.MOST);
    }

    /** Whether a member has been read; of one that is an object, a member of that. */
    public boolean hasKnown() {
        return members.isEmptied() || members.known().anyMatch(this::hasKnown);
    }

    private boolean hasKnown(String pointer) {
        return nested.stream()
                .filter(inner -> inner.members.pointer().equals(pointer))
                .findFirst()
                .map(CheckedInput::hasKnown)
                .orElse(true);
    }
}
