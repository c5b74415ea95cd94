package com.mycrm.http;

import com.mycrm.problem.Fault;
import com.mycrm.problem.Problem;
import com.mycrm.problem.ProblemException;
import com.mycrm.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** What every request must be, whatever it asks for; the first thing it is not is its answer. */
record RequestChecks(int longestUrl, int largestHeaders, boolean loopbackOnly) {

    void check(HttpServletRequest request) {
        if (loopbackOnly && !isLoopback(request.getLocalAddr())) {
            throw new ProblemException(
                    Problem.of(403, "Forbidden", "With sample data this service answers its own machine only."));
        }
        var query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length() + 1) > longestUrl) {
            throw new ProblemException(
                    Problem.of(414, "URI Too Long", "The URL is longer than " + longestUrl + " bytes."));
        }
        if (headerSize(request) > largestHeaders) {
            throw new ProblemException(Problem.of(
                    431,
                    "Request Header Fields Too Large",
                    "The headers are larger than " + largestHeaders + " bytes in all."));
        }
        if (query != null && query.indexOf('%') >= 0) {
            checkEscapes(query);
        }
    }

    private static int headerSize(HttpServletRequest request) {
        var size = 0;
        for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            for (var values = request.getHeaders(name); values.hasMoreElements(); ) {
                size += name.length() + values.nextElement().length() + ": \r\n".length();
            }
        }
        return size;
    }

    private static void checkEscapes(String query) {
        List<Fault> faults = new ArrayList<>();
        for (var piece : query.split("&")) {
            var broken = brokenEscape(piece);
            if (broken >= 0) {
                var end = piece.indexOf('=');
                faults.add(Fault.parameter(
                        end < 0 ? piece : piece.substring(0, end),
                        "'" + piece.substring(broken, Math.min(piece.length(), broken + 3))
                                + "' is no percent-encoded byte; a percent sign itself is written %25."));
            }
        }
        if (!faults.isEmpty()) {
            throw Problems.badRequest(faults);
        }
    }

    private static int brokenEscape(String text) {
        for (var at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            if (at + 2 >= text.length() || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isHex(char digit) {
        return digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f' || digit >= 'A' && digit <= 'F';
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
    }
}
