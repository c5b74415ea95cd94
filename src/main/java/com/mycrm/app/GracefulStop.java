package com.mycrm.app;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.api.ReadinessCheck;
import com.mycrm.api.connector.Connector;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process after SIGTERM without an error for any client: for {@link Setting#DRAIN} this node says that it is
 * not ready and still answers; then the port closes, and what is under way is finished.
 *
 * <p>In the runnable jar only: a server that has other applications is not ended from here. A shutdown hook would be
 * too late, because the server stops in one, and hooks run at the same time. The JDK has no other way to learn of a
 * signal than an unsupported class, so it is called by reflection.
 */
@ApplicationScoped
public class GracefulStop implements ReadinessCheck {

    private static final Logger LOG = System.getLogger(GracefulStop.class.getName());
    private static final String SIGNAL = "TERM";
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(50);

    /** A request may be on its way from the socket when nothing else is. */
    private static final int QUIET_STEPS = 10;

    /** As the JVM itself ends after SIGTERM. */
    private static final int TERMINATED = 128 + 15;

    private final AtomicBoolean stopping = new AtomicBoolean();
    private Duration drain;

    @Inject
    Connector connector;

    @Override
    public String name() {
        return "accepting";
    }

    /** False from the moment when this node was told to stop. */
    @Override
    public boolean isReady() {
        return !stopping.get();
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (!Boolean.getBoolean(Setting.OWN_PROCESS)) {
            return;
        }
        drain = Settings.duration(Setting.DRAIN);
        try {
            var signal = Class.forName("sun.misc.Signal");
            var type = Class.forName("sun.misc.SignalHandler");
            var handler =
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                        stop();
                        return null;
                    });
            signal.getMethod("handle", signal, type)
                    .invoke(null, signal.getConstructor(String.class).newInstance(SIGNAL), handler);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.log(WARNING, "A stop will not wait for requests, because this JVM does not tell of signals", e);
        }
    }

    /** Runs in a thread that the JVM makes for the signal. A second signal ends the process at once. */
    private void stop() {
        if (!stopping.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(TERMINATED);
        }
        Thread.currentThread().setContextClassLoader(GracefulStop.class.getClassLoader()); // for beans
        try {
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(WARNING, "This stop does not wait for requests", e);
        } finally {
            System.exit(TERMINATED);
        }
    }

    private void drain() throws InterruptedException {
        LOG.log(INFO, "Stopping: not ready, and the port closes in {0} s", drain.toSeconds());
        connector.announceStop();
        Thread.sleep(drain.toMillis());
        connector.close();
        var end = System.nanoTime() + LONGEST_REQUEST.toNanos();
        for (var quiet = 0; quiet < QUIET_STEPS && System.nanoTime() < end; quiet++) {
            Thread.sleep(STEP.toMillis());
            quiet = connector.isBusy() ? -1 : quiet;
        }
        LOG.log(INFO, "Stopping: all requests are answered");
    }
}
