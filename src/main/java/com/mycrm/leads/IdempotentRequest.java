package com.mycrm.leads;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.Sha256;
import java.util.List;

/**
 * A request that may arrive more than once and must act once.
 *
 * @param key of the request, from the header {@code Idempotency-Key}; null for a request without one
 * @param bodyHash shows whether a repeated request has the same body
 */
record IdempotentRequest(String key, String bodyHash) {

    static final String HEADER = "Idempotency-Key";

    private static final String KEY = "[!-~]{1,255}";

    /** @throws com.mycrm.api.problem.ProblemException 400 for a malformed key */
    static IdempotentRequest of(String key, byte[] body) {
        if (key != null && !key.matches(KEY)) {
            throw Problems.badRequest(
                    List.of(Violation.parameter(HEADER, "takes 1 to 255 visible ASCII characters without blanks")));
        }
        return new IdempotentRequest(key, key == null ? null : Sha256.hex(body));
    }
}
