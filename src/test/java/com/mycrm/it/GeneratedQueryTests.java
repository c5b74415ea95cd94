package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs {@link GeneratedQueries} within Jupiter, because the server is there only while Arquillian's class runs. */
interface GeneratedQueryTests extends Service {

    @Test
    default void noGeneratedQueryBreaksALaw() {
        GeneratedQueries.api = api();
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(GeneratedQueries.class))
                                .filters(EngineFilter.includeEngines("jqwik"))
                                .build(),
                        listener);
        var report = new StringWriter();
        listener.getSummary().printFailuresTo(new PrintWriter(report), 8);
        assertEquals(4, listener.getSummary().getTestsSucceededCount(), report::toString);
    }
}
