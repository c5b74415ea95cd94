package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
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
 * The server that all classes of a test run share: the packaged WAR on a Payara Micro, with sample data.
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

    private static TestRunnerAdaptor arquillian;
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
                api = new Api(URI.create("http://127.0.0.1:" + new TestServer().start() + "/"));
            } catch (Exception e) {
                throw new IllegalStateException("The server does not start", e);
            }
            Eventually.get(
                    Duration.ofMinutes(2),
                    () -> api.send("GET", "/health/ready", null).status(),
                    status -> status == 200);
        }
        return api;
    }

    /** Starts the server and returns its port. */
    private int start() throws Exception {
        assertTrue(WAR.exists(), WAR + " is missing: run mvn package -DskipTests");
        System.setProperty("payara.cmdOptions", javaOptions());
        System.setProperty("payara.extraMicroOptions", payaraOptions());
        arquillian = TestRunnerAdaptorBuilder.build();
        arquillian.beforeSuite();
        arquillian.beforeClass(TestServer.class, LifecycleMethodExecutor.NO_OP);
        Method anyMethod = TestServer.class.getDeclaredMethod("war");
        arquillian.before(this, anyMethod, LifecycleMethodExecutor.NO_OP);
        return url.getPort();
    }

    private static String javaOptions() {
        return String.join(
                " ",
                "-Xmx512m -Duser.timezone=America/New_York -Dleads.listen.host=127.0.0.1 -Dh2.bindAddress=127.0.0.1",
                "-DLEADS_SAMPLE_DATA=true -DLEADS_RIGHTS_DELAY=PT1S",
                "-DLEADS_PUBLIC_URL=" + PUBLIC_URL + "/",
                "-DLEADS_META_GRAPH_URL=" + FakeGraph.start(),
                "-DLEADS_WEBHOOKS_ALLOW=127.0.0.1",
                "-DLEADS_DB_USER=" + TestDatabase.NAME,
                "-DLEADS_DB_PASSWORD=" + TestDatabase.NAME,
                "-DLEADS_DB_URL=" + TestDatabase.url());
    }

    private static String payaraOptions() {
        return String.join(
                " ",
                "--nohazelcast --disablephonehome",
                "--prebootcommandfile server-config/micro/pre-boot-commands.txt",
                "--postdeploycommandfile server-config/micro/post-deploy-commands.txt");
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
        TestDatabase.stop();
    }

    private static synchronized void stop() {
        if (arquillian != null) {
            try {
                arquillian.afterClass(TestServer.class, LifecycleMethodExecutor.NO_OP);
                arquillian.afterSuite();
                arquillian.shutdown();
            } catch (Exception e) {
                throw new IllegalStateException("The server does not stop", e);
            }
        }
    }
}
