package com.mycrm.api;

import com.mycrm.api.connector.RequestLine;
import com.mycrm.api.paging.QueryString;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.StatusProblems;
import com.mycrm.api.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;

/** The checks of every request. The first violation is the answer. */
record RequestChecks(int longestUrl, int largestHeaders, boolean loopbackOnly) {

    void check(HttpServletRequest request) {
        if (loopbackOnly && !isLoopback(request.getLocalAddr())) {
            throw new ProblemException(403, "With sample data this service answers its own machine only.");
        }
        var query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length() + 1) > longestUrl) {
            throw new ProblemException(414, "The URL is longer than " + longestUrl + " bytes.");
        }
        if (headerSize(request) > largestHeaders) {
            throw new ProblemException(431, "The headers are larger than " + largestHeaders + " bytes in all.");
        }
        if (query != null && isEncoded(query)) {
            QueryString.parse(query); // refuses malformed escapes, also in parameters that no resource reads
        }
        checkPath(request.getRequestURI());
        checkMethod(request.getMethod());
        if (!hasOwnServlet(request)) {
            checkType(request.getHeader(HttpHeaders.CONTENT_TYPE));
        }
    }

    /** Whether the address is that of a servlet, which checks the type itself: clients of SOAP expect a fault. */
    private static boolean hasOwnServlet(HttpServletRequest request) {
        return request.getHttpServletMapping().getMappingMatch() == MappingMatch.EXACT;
    }

    /** The framework refuses it too, but does not name it. */
    private static void checkType(String type) {
        if (type != null && !isMediaType(type)) {
            throw Problems.badRequest(List.of(
                    Violation.parameter(HttpHeaders.CONTENT_TYPE, "takes a media type, such as application/json")));
        }
    }

    /** RESTEasy reads a parameter without a value as an empty one. */
    private static boolean isMediaType(String text) {
        try {
            return !MediaType.valueOf(text).getParameters().containsValue("");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isEncoded(String text) {
        return text.chars().anyMatch(c -> c == '%' || c > 0x7F);
    }

    private static void checkMethod(String method) {
        if (RequestLine.isRefused(method)) {
            throw new ProblemException(StatusProblems.of(405), Map.of("Allow", RequestLine.ALLOWED));
        }
    }

    private static void checkPath(String path) {
        RequestLine.fault(path).ifPresent(fault -> {
            throw new ProblemException(400, fault);
        });
        try {
            if (isEncoded(path)) {
                QueryString.decode(path);
            }
        } catch (CharacterCodingException e) {
            throw new ProblemException(400, "The path contains a malformed escape.");
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

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
    }
}
