package com.mycrm.api.patch;

import java.util.List;
import java.util.stream.Stream;

/** Which members of an input, and of the objects in it, a feature has read. */
final class MemberUsage {

    private MemberUsage() {}

    /** Whether a member is known; of one that is an object, a member of that. */
    static boolean hasAny(Members members, List<RequestObject> nested) {
        return members.isEmptied()
                || members.known()
                        .anyMatch(pointer -> nested.stream()
                                .filter(inner -> inner.members.pointer().equals(pointer))
                                .findFirst()
                                .map(inner -> hasAny(inner.members, inner.nested))
                                .orElse(true));
    }

    /** A warning for each member that is unknown. */
    static Stream<String> warnings(Members members, List<RequestObject> nested) {
        var here = members.unknown().map(pointer -> InputReport.ignored(pointer, "unknown"));
        return Stream.concat(here, nested.stream().flatMap(inner -> warnings(inner.members, inner.nested)))
                .limit(InputReport.MOST);
    }
}
