import generated.leads.Operation;
import generated.soap.ChangeWhatsappLead;
import generated.soap.CreateWhatsappLead;
import generated.soap.Filter;
import generated.soap.GetWhatsappLead;
import generated.soap.Leads;
import generated.soap.LeadsService;
import generated.soap.ListRequest;
import generated.soap.Problem;
import generated.soap.Reference;
import generated.soap.WhatsappLeadInput;
import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** What a program does with the SOAP client that is generated: it reads all leads, makes one and changes it. */
public final class SoapClient {

    private SoapClient() {}

    public static void main(String[] arguments) throws Exception {
        var service = new LeadsService(URI.create(arguments[0] + "/soap?wsdl").toURL());
        for (var port : List.of(service.getLeadsSoap11(), service.getLeadsSoap12())) {
            var context = ((BindingProvider) port).getRequestContext();
            context.put(BindingProvider.USERNAME_PROPERTY, "demo");
            context.put(BindingProvider.PASSWORD_PROPERTY, "demo");
            walk(port);
            write(port);
            fault(port);
        }
        System.out.println("The SOAP client of CXF read all leads, made one and changed it.");
    }

    private static void walk(Leads port) throws Problem {
        var ids = new HashSet<Long>();
        var count = 0L;
        var page = 0L;
        do {
            page++;
            var request = new ListRequest();
            request.setSort("id");
            request.setPage(page);
            request.setPerPage(500);
            request.setExpand("user,property,extras");
            var leads = port.getWhatsappLeads(request).getWhatsappLeads();
            count = leads.getCount();
            for (var lead : leads.getWhatsappLead()) {
                ids.add(lead.getId());
                Objects.requireNonNull(lead.getUser().getPublic());
            }
        } while (page * 500 < count);
        check(ids.size() == count, "All " + count + " leads are read, each once: " + ids.size());

        var filter = new Filter();
        filter.setName("status");
        filter.setValue("pending");
        var filtered = new ListRequest();
        filtered.getFilter().add(filter);
        var pending = port.getWhatsappLeads(filtered).getWhatsappLeads();
        check(pending.getCount() > 0 && pending.getCount() < count, "Some leads are pending");
        check(
                pending.getWhatsappLead().stream().allMatch(lead -> lead.getStatus().equals("pending")),
                "A filter filters");
        var all = new ListRequest();
        check(port.getUsers(all).getUsers().getCount() > 0, "There are users");
        check(port.getProperties(all).getProperties().getCount() > 0, "There are properties");
        check(port.getLeads(all).getLeads().getCount() > 0, "There are e-mail leads");
        check(port.getCallTrackings(all).getCallTrackings().getCount() > 0, "There are calls");
    }

    private static void write(Leads port) throws Problem {
        var lead = new WhatsappLeadInput();
        lead.setPhone("+971501112233");
        lead.setUser(reference(2));
        lead.setProperty(reference(1));
        var creation = new CreateWhatsappLead();
        creation.setWhatsappLead(lead);
        var made = port.createWhatsappLead(creation).getWhatsappLead();
        var change = new ChangeWhatsappLead();
        change.setId(made.getId());
        change.setWhatsappLead(new WhatsappLeadInput());
        change.getWhatsappLead().setStatus("prospect");
        var changed = port.changeWhatsappLead(change).getWhatsappLead();
        check(changed.getStatus().equals("prospect"), "A lead is changed");
        check(changed.getProperty().getValue().getId().getValue() == 1, "What the change leaves out stays");
        var removal = new Operation();
        removal.setOp("remove");
        removal.setPath("/property");
        change.setWhatsappLead(new WhatsappLeadInput());
        change.getWhatsappLead().getOperations().add(removal);
        check(port.changeWhatsappLead(change).getWhatsappLead().getProperty() == null, "A member is cleared");
        var read = port.getWhatsappLead(one(made.getId())).getWhatsappLead();
        check(read.getPhone().getValue().equals("+971501112233"), "A lead is read");
        check(read.getUser().getId() == 2, "Its user is the one that was given");
    }

    private static Reference reference(long id) {
        var reference = new Reference();
        reference.setId(id);
        return reference;
    }

    private static void fault(Leads port) {
        try {
            port.getWhatsappLead(one(999_999_999L));
            throw new AssertionError("There is no such lead");
        } catch (Problem e) {
            check(e.getFaultInfo().getStatus() == 404, "A fault has the problem document");
        }
    }

    private static GetWhatsappLead one(long id) {
        var request = new GetWhatsappLead();
        request.setId(id);
        return request;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
