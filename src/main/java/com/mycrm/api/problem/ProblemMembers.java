package com.mycrm.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** Further members of the problem documents of one request, for those that have none of their own. */
@FunctionalInterface
public interface ProblemMembers {

    /** The request attribute that holds them. */
    String ATTRIBUTE = "leads.problem.members";

    Map<String, String> of(Problem problem);

    /** The problem with the further members of its request. */
    static Problem on(Problem problem, HttpServletRequest request) {
        return problem.extra().isEmpty() && request.getAttribute(ATTRIBUTE) instanceof ProblemMembers members
                ? problem.with(members.of(problem))
                : problem;
    }
}
