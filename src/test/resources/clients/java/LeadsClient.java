import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.api.CallsApi;
import org.openapitools.client.api.LeadsApi;
import org.openapitools.client.api.PropertiesApi;
import org.openapitools.client.api.TokensApi;
import org.openapitools.client.api.WhatsAppLeadsApi;
import org.openapitools.client.model.ExpandedWhatsappLeadList;
import org.openapitools.client.model.KeyTokenRequest;
import org.openapitools.client.model.LeadStatus;
import org.openapitools.client.model.Operation;
import org.openapitools.client.model.PropertyReference;
import org.openapitools.client.model.WhatsappLead;
import org.openapitools.client.model.WhatsappLeadInput;
import org.openapitools.client.model.WhatsappLeadList;
import org.openapitools.client.model.WhatsappLeadPatch;

/** Uses the generated Java client against a service with sample data, and ends with an exception if an answer differs. */
public final class LeadsClient {

    private static final Pattern NEXT = Pattern.compile("[?&]cursor=([^&>]*)[^>]*>; rel=\"next\"");

    private final ApiClient client = new ApiClient();
    private final WhatsAppLeadsApi leads = new WhatsAppLeadsApi(client);

    public static void main(String[] arguments) throws Exception {
        var program = new LeadsClient();
        program.client.setBasePath(arguments[0]);
        program.getToken();
        program.readLeads();
        program.expand();
        program.write();
        program.walk();
        program.readOtherLists();
        System.out.println("The Java client works.");
    }

    private void getToken() throws ApiException {
        client.setUsername("demo");
        client.setPassword("demo");
        var request = new KeyTokenRequest().grantType(KeyTokenRequest.GrantTypeEnum.CLIENT_CREDENTIALS);
        var token = new TokensApi(client).createToken(request).execute();
        client.setAccessToken(token.getAccessToken());
        client.setBearerToken(token.getAccessToken());
    }

    private void readLeads() throws ApiException {
        var page = leads.listWhatsappLeads().perPage(5).execute();
        same(1500L, page.getCount());
        same(5, page.getWhatsapp().size());
        var filtered = leads.listWhatsappLeads()
                .filtersStatus(List.of(LeadStatus.PENDING, LeadStatus.DELIVERED))
                .filtersDateFrom("2024-01-01")
                .filtersPropertyReference("PF-FLEX")
                .execute();
        check(!filtered.getWhatsapp().isEmpty() && filtered.getCount() < 1500);
        for (var lead : filtered.getWhatsapp()) {
            check(Set.of(LeadStatus.PENDING, LeadStatus.DELIVERED).contains(lead.getStatus()));
            check(lead.getDate().getYear() >= 2024);
            same("pf-flex", lead.getPropertyReference());
        }
        var lead = leads.getWhatsappLead(1L).execute().getWhatsapp();
        same("0478524147", lead.getPhone());
        same(1L, lead.getUser().getId());
        same(1L, lead.getProperty().getId());
    }

    private void expand() throws ApiException, IOException {
        var lead = leads.getWhatsappLead(1L).xMyCRMExpandData("user").execute().getWhatsapp();
        same("Jean", lead.getUser().getFirstName());
        same("Pac", lead.getUser().getPublic().getLastName());
        var call = leads.listWhatsappLeads().perPage(500).xMyCRMExpandData("true").buildCall(null);
        try (var response = call.execute()) {
            var expanded = ExpandedWhatsappLeadList.fromJson(response.body().string()).getWhatsapp();
            same("pf-flex", expanded.get(0).getProperty().get(0).getReference());
            check(expanded.stream().anyMatch(one -> one.getProperty().isEmpty()));
        }
    }

    private void write() throws ApiException {
        var input = new WhatsappLeadInput().phone("+971501234567").property(new PropertyReference().id(2L));
        var created = leads.createWhatsappLead(input).execute().getWhatsapp();
        same(LeadStatus.PENDING, created.getStatus());
        same("PF-1001", created.getPropertyReference());
        var merged = patch(created, new WhatsappLeadPatch().status(LeadStatus.QUALIFIED));
        same(LeadStatus.QUALIFIED, merged.getStatus());
        same(2L, merged.getProperty().getId());
        same(created.getUser(), merged.getUser());
        var replace = new Operation().op(Operation.OpEnum.REPLACE).path("/status").value("prospect");
        var patched = patch(created, new WhatsappLeadPatch().operations(List.of(replace)));
        same(LeadStatus.PROSPECT, patched.getStatus());
        same(merged.getPhone(), patched.getPhone());
        leads.deleteWhatsappLead(created.getId()).execute();
        try {
            leads.getWhatsappLead(created.getId()).execute();
            throw new IllegalStateException("The lead still exists");
        } catch (ApiException e) {
            same(404, e.getCode());
        }
    }

    private WhatsappLead patch(WhatsappLead lead, WhatsappLeadPatch patch) throws ApiException {
        return leads.changeWhatsappLead(lead.getId(), patch).execute().getWhatsapp();
    }

    /** Follows the cursors through the whole list. */
    private void walk() throws ApiException {
        var ids = new HashSet<Long>();
        var withoutProperty = 0;
        var page = leads.listWhatsappLeads().perPage(200).executeWithHttpInfo();
        for (var cursor = next(page); ; cursor = next(page)) {
            for (var lead : page.getData().getWhatsapp()) {
                check(ids.add(lead.getId()));
                if (lead.getProperty() == null && lead.getPropertyReference().isEmpty()) {
                    withoutProperty++;
                }
            }
            if (cursor.isEmpty()) {
                break;
            }
            page = leads.listWhatsappLeads().perPage(200).cursor(cursor.get()).executeWithHttpInfo();
        }
        same(page.getData().getCount(), (long) ids.size());
        check(withoutProperty > 0);
    }

    private static Optional<String> next(ApiResponse<WhatsappLeadList> page) {
        var link = NEXT.matcher(String.join(", ", page.getHeaders().get("link")));
        return link.find() ? Optional.of(URLDecoder.decode(link.group(1), StandardCharsets.UTF_8)) : Optional.empty();
    }

    private void readOtherLists() throws ApiException {
        same(300L, new LeadsApi(client).listLeads().perPage(500).execute().getCount());
        same(300L, new CallsApi(client).listCallTrackings().perPage(500).execute().getCount());
        same(60, new PropertiesApi(client).listProperties().execute().getProperties().size());
    }

    private static void same(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new IllegalStateException("Expected " + expected + ", got " + actual);
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("An answer is not as expected");
        }
    }
}
