package com.mycrm.leads;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.expand.References;
import jakarta.json.stream.JsonGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A lead as the API shows it, written by {@link LeadViewSerializer}.
 *
 * @param expanded the objects that are shown in full
 */
public record LeadView(Content<?> content, ExpandedObjects expanded) {

    /** A lead and its members in their order. */
    record Content<D>(List<LeadMember<D>> members, LeadRow<D> lead) {

        private Long reference(int member) {
            return members.get(member).reference().apply(lead);
        }

        void write(ExpandedObjects expanded, JsonGenerator json) {
            for (var member : members) {
                if (!member.isExtra() || expanded.hasExtras()) {
                    member.writer().write(lead, expanded, json);
                }
            }
        }
    }

    static <D> LeadView of(List<LeadMember<D>> members, LeadRow<D> lead) {
        return new LeadView(new Content<>(members, lead), ExpandedObjects.NONE);
    }

    /** The references of the leads with these members. */
    static References<LeadView> references(List<? extends LeadMember<?>> members) {
        var ids = new HashMap<String, Function<LeadView, Long>>();
        for (var i = 0; i < members.size(); i++) {
            var member = i;
            if (members.get(i).reference() != null) {
                ids.put(members.get(i).name(), view -> view.content.reference(member));
            }
        }
        var extras =
                members.stream().flatMap(member -> member.extras().stream()).toList();
        return new References<>(Map.copyOf(ids), extras, (view, objects) -> new LeadView(view.content, objects));
    }

    LeadRow<?> lead() {
        return content.lead();
    }

    /** By the id alone: JSON-B hashes each object that it writes, and the hash of all expanded objects takes long. */
    @Override
    public int hashCode() {
        return Long.hashCode(lead().id());
    }
}
