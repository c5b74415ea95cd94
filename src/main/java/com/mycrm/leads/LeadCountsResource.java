package com.mycrm.leads;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.mycrm.api.expand.Envelope;
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

    @Inject
    CountAudit check;

    /** Counts all leads anew, and sets right what was wrong; takes some seconds for each million. */
    @POST
    @Path("check")
    @RolesAllowed(Rights.KEY_MANAGE)
    public Envelope<CountAudit.Report> check() {
        var report = check.now()
                .orElseThrow(() ->
                        Problems.conflict("Another check of the counts began meanwhile.", Duration.ofSeconds(10)));
        return Envelope.ofOne("counts", report);
    }
}
