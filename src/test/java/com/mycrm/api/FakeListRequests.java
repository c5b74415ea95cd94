package com.mycrm.api;

import jakarta.servlet.http.HttpServletRequest;

/** Makes {@link ListRequests} without CDI. */
public final class FakeListRequests {

    private FakeListRequests() {}

    public static ListRequests of(HttpServletRequest request) {
        var requests = new ListRequests();
        requests.request = request;
        return requests;
    }
}
