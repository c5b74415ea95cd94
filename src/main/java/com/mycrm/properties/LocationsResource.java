package com.mycrm.properties;

import com.mycrm.api.ListRequests;
import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.expand.Envelope;
import com.mycrm.persistence.Stamped;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The locations of properties over HTTP. */
@Path(Locations.LIST)
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LocationsResource {

    private static final String ENVELOPE = "location";

    @EJB
    Locations locations;

    @Inject
    ListRequests lists;

    @Inject
    RequestGenerations generations;

    @GET
    @RolesAllowed(Rights.PROPERTY_READ)
    public Response list() {
        var list = lists.read(LocationFilter::of, LocationSort.values(), LocationSort.ID);
        var generation = generations.of(Locations.LIST);
        return list.unlessUnchanged(() -> generation, () -> {
            var found = locations.page(list.filter(), list.sort(), list.page(), generation);
            return new Stamped<>(generation, list.answer(found, Envelope.ofPage(ENVELOPE, found)));
        });
    }
}
