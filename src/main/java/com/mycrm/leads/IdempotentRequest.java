package com.mycrm.leads;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.Sha256;
import java.util.List;

/**
 * A request that may arrive more than once and must act once.
 *
 * @param key what its client calls it, in the header {@code Idempotency-Key}; null where it is not such a request
 * @param bodyHash tells whether it says the same as before
 */
record IdempotentRequest(String key, String bodyHash) {

    static final String HEADER = "Idempotency-Key";

    private static final String KEY = "[!-~]{1,255}";

    /** @throws com.mycrm.api.problem.ProblemException 400 for a key that is none */
    static IdempotentRequest of(String key, byte[] body) {
        if (key != null && !key.matches(KEY)) {
            throw Problems.badRequest(
                    List.of(Violation.parameter(HEADER, "takes 1 to 255 visible ASCII characters without blanks")));
        }
        return new IdempotentRequest(key, key == null ? null : Sha256.hex(body));
    }
}
