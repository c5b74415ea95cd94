package com.mycrm.users;

import com.mycrm.directory.DirectoryView;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** A user as the API shows it, alone and inside an expanded lead. Never a password, a secret or a right. */
@JsonbPropertyOrder({
    "id",
    "firstName",
    "lastName",
    "email",
    "phone",
    "role",
    "status",
    "shown",
    "createdAt",
    "updatedAt"
})
public record UserView(
        long id,
        String firstName,
        String lastName,
        String email,
        String phone,
        String role,
        String status,
        @JsonbProperty("public") Public shown,
        Instant createdAt,
        Instant updatedAt)
        implements DirectoryView {

    /** What customers may see. */
    @JsonbPropertyOrder({"firstName", "lastName", "email", "phone"})
    public record Public(String firstName, String lastName, String email, String phone) {}
}
