package com.mycrm.api.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.RecordedLog;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectorTest {

    private static final String WARNING = "WARNING The connections of this server are not watched, so slow clients hold"
            + " its threads; a reverse proxy that receives requests whole keeps them off (%s)";

    private final HttpServletRequest request = new FakeRequest("GET", "/users").servlet();

    @Test
    void serverOfAnotherNetworkLibraryIsNamedOnce() {
        try (var log = new RecordedLog(Connector.class)) {
            var connector = new Connector();
            connector.watch(request);
            connector.watch(request);
            connector.pace(request, true);
            assertFalse(connector.abort(request));
            connector.close();
            assertFalse(connector.isBusy());
            connector.end();
            var method = request.getClass().getName() + ".getUnwrappedCoyoteRequest()";
            assertEquals(List.of(WARNING.formatted("java.lang.NoSuchMethodException: " + method)), log.lines());
        }
    }

    /** Weld looks at all fields and methods of a bean. */
    @Test
    void beanNeedsNoClassOfGrizzly() throws ReflectiveOperationException {
        var type = new WithoutGrizzly().loadClass(Connector.class.getName());
        type.getDeclaredFields();
        type.getDeclaredMethods();
        try (var log = new RecordedLog(Connector.class)) {
            var connector = type.getConstructor().newInstance();
            var watch = type.getMethod("watch", HttpServletRequest.class);
            watch.invoke(connector, request);
            watch.invoke(connector, request);
            assertEquals(1, log.lines().size(), log.lines().toString());
            assertEquals(
                    WARNING.formatted("java.lang.NoClassDefFoundError: "),
                    log.lines().get(0).replaceAll("org/glassfish/grizzly/[\\w/]+", ""));
        }
    }

    /** Loads the classes of this package on a server that has no Grizzly. */
    private static final class WithoutGrizzly extends ClassLoader {

        private static final String OWN = Connector.class.getPackageName() + ".";

        WithoutGrizzly() {
            super(Connector.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.glassfish.grizzly.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith(OWN) ? own(name) : super.loadClass(name, resolve);
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (var file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                var bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
