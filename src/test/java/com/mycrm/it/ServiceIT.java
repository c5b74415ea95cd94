package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The WAR that ships, on a real Payara Micro, asked through HTTP.
 *
 * <p>One class, because Arquillian starts a server for each; what it is asked stands in the interfaces, a topic each.
 */
@ArquillianTest
@RunAsClient
class ServiceIT
        implements ListTests,
                FilterTests,
                HttpTests,
                CompressionTests,
                ExpandTests,
                DirectoryTests,
                UserWriteTests,
                PropertyWriteTests,
                TokenTests,
                OperationTests,
                OpenApiTests,
                WalkTests,
                RightsTests,
                AccountTests,
                DescriptionTests,
                WriteDescriptionTests,
                DocsTests,
                GeneratedQueryTests,
                LeadWriteTests,
                LeadEraseTests,
                TwoWriterTests,
                CountTests,
                ImportTests,
                ExportTests,
                MessageTests,
                ReceiptTests,
                ForwardTests,
                ChannelTests,
                InboxTests {

    private static final AtomicReference<Api> API = new AtomicReference<>();

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/whatsapp-leads.war"))
                .as(WebArchive.class);
    }

    @Override
    public Api api() {
        if (API.get() == null) {
            var api = new Api(URI.create("http://127.0.0.1:" + url.getPort() + "/"));
            assertTimeoutPreemptively(Duration.ofMinutes(2), () -> untilReady(api));
            API.set(api);
        }
        return API.get();
    }

    private static void untilReady(Api api) {
        while (api.send("GET", "/health/ready", null).status() != 200) {
            Thread.onSpinWait();
        }
    }
}
