package com.mycrm.leads;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.mycrm.api.problem.Problems;
import com.mycrm.leads.counts.CountAudit;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;

/** The counts of leads, for an operator who wants to be sure of them. */
@Path("whatsapp-leads/counts")
@ApplicationScoped
@Produces(APPLICATION_JSON)
public class LeadCountsResource {

    /** The envelope of a check. */
    public record Document(CountAudit.Report counts) {}

    @Inject
    CountAudit check;

    /** Counts all leads anew, and sets right what was wrong; takes some seconds for each million. */
    @POST
    @Path("check")
    @RolesAllowed(Rights.KEY_MANAGE)
    public Document check() {
        return new Document(check.now()
                .orElseThrow(() ->
                        Problems.conflict("Another check of the counts began meanwhile.", Duration.ofSeconds(10))));
    }
}
