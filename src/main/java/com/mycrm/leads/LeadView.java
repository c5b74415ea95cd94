package com.mycrm.leads;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.expand.References;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Map;

/**
 * A lead as the API shows it, written by {@link LeadViewSerializer}.
 *
 * @param expanded the objects that are shown in full
 */
public record LeadView(Content<?> content, ExpandedObjects expanded) {

    public static final References<LeadView> REFERENCES = new References<>(
            Map.of(
                    LeadMember.USER, view -> view.lead().userId(),
                    LeadMember.PROPERTY, view -> view.lead().propertyId()),
            (view, objects) -> new LeadView(view.content, objects));

    /** A lead and its members in their order. */
    record Content<D>(List<LeadMember<D>> members, LeadRow<D> lead) {

        void write(ExpandedObjects expanded, JsonGenerator json) {
            for (var member : members) {
                member.writer().write(lead, expanded, json);
            }
        }
    }

    static <D> LeadView of(List<LeadMember<D>> members, LeadRow<D> lead) {
        return new LeadView(new Content<>(members, lead), ExpandedObjects.NONE);
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
