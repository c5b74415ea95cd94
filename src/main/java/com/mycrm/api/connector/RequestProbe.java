package com.mycrm.api.connector;

import java.util.function.BooleanSupplier;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.Note;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * Counts requests from their receipt to the end of their answer, without those that are suspended: a stream of events,
 * for example, holds no thread. While the service stops, an answer is the last.
 */
@SuppressWarnings("rawtypes") // as the library declares its methods
final class RequestProbe extends HttpServerProbe.Adapter {

    private static final Note<Boolean> COUNTED = Request.createNote("leads.counted");

    private final ClientConnections clients;
    private final BooleanSupplier stopping;

    RequestProbe(ClientConnections clients, BooleanSupplier stopping) {
        this.clients = clients;
        this.stopping = stopping;
    }

    @Override
    public void onRequestReceiveEvent(HttpServerFilter filter, Connection connection, Request request) {
        begin(request);
    }

    @Override
    public void onRequestSuspendEvent(HttpServerFilter filter, Connection connection, Request request) {
        end(request);
    }

    @Override
    public void onRequestResumeEvent(HttpServerFilter filter, Connection connection, Request request) {
        begin(request);
    }

    @Override
    public void onBeforeServiceEvent(
            HttpServerFilter filter, Connection connection, Request request, HttpHandler handler) {
        if (stopping.getAsBoolean()) {
            request.getRequest().getProcessingState().setKeepAlive(false);
        }
    }

    @Override
    public void onRequestCompleteEvent(HttpServerFilter filter, Connection connection, Response response) {
        end(response.getRequest());
    }

    private void begin(Request request) {
        request.setNote(COUNTED, true);
        clients.beginRequest();
    }

    private void end(Request request) {
        if (request.removeNote(COUNTED) != null) { // a request may have come before this probe
            clients.endRequest();
        }
    }
}
