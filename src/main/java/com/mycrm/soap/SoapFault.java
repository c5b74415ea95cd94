package com.mycrm.soap;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;

/** A failure for which SOAP has a fault code other than that of the client or the server. */
final class SoapFault extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private SoapFault(String code, String why) {
        super(Problem.of(400, why));
        this.code = code;
    }

    /** SOAP 1.1, section 4.1.2; SOAP 1.2, section 2.8. */
    static SoapFault versionMismatch() {
        return new SoapFault("VersionMismatch", "The envelope is none of SOAP 1.1 or 1.2.");
    }

    /** SOAP 1.1, section 4.2.3; SOAP 1.2, section 2.4. */
    static SoapFault mustUnderstand(String header) {
        return new SoapFault("MustUnderstand", "The header " + header + " is not understood here.");
    }

    String code() {
        return code;
    }
}
