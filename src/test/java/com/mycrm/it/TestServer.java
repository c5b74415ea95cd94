package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The server that all classes of a test run share: the packaged WAR with sample data on a Payara Micro, or on the server
 * of {@code server-config} that {@code -Dleads.it.server=wildfly} names.
 *
 * <p>The first class that asks for {@link #api()} starts the server; the end of the JUnit session stops it. Arquillian
 * deploys for this class alone, because its JUnit extension would start a server for each test class.
 *
 * <p>The server has the settings of the runnable jar and a time zone that would show if times depended on it.
 */
@RunAsClient
public class TestServer implements LauncherSessionListener {

    /** Address of the reverse proxy that the service is told about. */
    static final String PUBLIC_URL = "https://leads.example.com/crm";

    private static final File WAR = new File("target/whatsapp-leads.war");
    private static final String MICRO = "payara-micro";
    private static final String NAME = System.getProperty("leads.it.server", MICRO);

    private static TestRunnerAdaptor arquillian;
    private static ServerProcess process;
    private static Api api;

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, WAR).as(WebArchive.class);
    }

    /** A client of the shared server. */
    static synchronized Api api() {
        if (api == null) {
            try {
                assertTrue(WAR.exists(), WAR + " is missing: run mvn package -DskipTests");
                var port = NAME.equals(MICRO) ? new TestServer().start() : startProcess();
                api = new Api(URI.create("http://127.0.0.1:" + port + "/"));
            } catch (Exception e) {
                throw new IllegalStateException("The server does not start", e);
            }
            Eventually.get(Duration.ofMinutes(4), () -> isEnded() || OwnService.isReady(api), done -> done);
            assertFalse(isEnded(), "The server has ended; see target/servers");
        }
        return api;
    }

    /** Whether the service can close a connection. */
    static boolean hasGrizzly() {
        return !Set.of("openliberty", "wildfly").contains(NAME);
    }

    private static boolean isEnded() {
        return process != null && !process.isAlive();
    }

    private static int startProcess() {
        process = new ServerProcess(NAME, settings());
        return process.port();
    }

    /** Starts Payara Micro and returns its port. */
    private int start() throws Exception {
        System.setProperty("payara.cmdOptions", javaOptions());
        System.setProperty("payara.extraMicroOptions", payaraOptions());
        arquillian = TestRunnerAdaptorBuilder.build();
        arquillian.beforeSuite();
        arquillian.beforeClass(TestServer.class, LifecycleMethodExecutor.NO_OP);
        Method anyMethod = TestServer.class.getDeclaredMethod("war");
        arquillian.before(this, anyMethod, LifecycleMethodExecutor.NO_OP);
        return url.getPort();
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("LEADS_SAMPLE_DATA", "true"),
                Map.entry("LEADS_RIGHTS_DELAY", "PT1S"),
                Map.entry("LEADS_PUBLIC_URL", PUBLIC_URL + "/"),
                Map.entry("LEADS_META_GRAPH_URL", FakeGraph.start()),
                Map.entry("LEADS_WEBHOOKS_ALLOW", "127.0.0.1"),
                Map.entry("LEADS_DB_USER", TestDatabase.NAME),
                Map.entry("LEADS_DB_PASSWORD", TestDatabase.NAME),
                Map.entry("LEADS_DB_URL", TestDatabase.url()));
    }

    private static String javaOptions() {
        return "-Dleads.listen.host=127.0.0.1"
                + " -Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false "
                + ServerProcess.JAVA_OPTIONS
                + settings().entrySet().stream()
                        .map(setting -> " -D" + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining());
    }

    private static String payaraOptions() {
        return String.join(
                " ",
                "--nohazelcast --disablephonehome",
                "--prebootcommandfile server-config/payara-micro/pre-boot-commands.txt",
                "--postdeploycommandfile server-config/payara-micro/post-deploy-commands.txt");
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
        TestDatabase.stop();
    }

    private static synchronized void stop() {
        try {
            if (arquillian != null) {
                arquillian.afterClass(TestServer.class, LifecycleMethodExecutor.NO_OP);
                arquillian.afterSuite();
                arquillian.shutdown();
            }
            if (process != null) {
                process.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The server does not stop", e);
        }
    }
}
