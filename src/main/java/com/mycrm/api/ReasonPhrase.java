package com.mycrm.api;

import static java.lang.System.Logger.Level.DEBUG;

import com.mycrm.api.problem.StatusNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;

/**
 * Teaches the server the reason phrase of 422, for which it otherwise writes {@code CUSTOM}.
 *
 * <p>The servlet API has no method that sets a reason phrase and keeps the body. So this calls a private method of the
 * server's HTTP library; on a server without it the phrase stays as it is.
 */
@ApplicationScoped
class ReasonPhrase {

    private static final Logger LOG = System.getLogger(ReasonPhrase.class.getName());
    private static final String STATUSES = "org.glassfish.grizzly.http.util.HttpStatus";
    private static final int UNPROCESSABLE = 422;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        try {
            var register = Class.forName(STATUSES).getDeclaredMethod("register", int.class, String.class);
            register.setAccessible(true);
            register.invoke(null, UNPROCESSABLE, StatusNames.reason(UNPROCESSABLE));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(DEBUG, "The server keeps its own reason phrase of " + UNPROCESSABLE, e);
        }
    }
}
