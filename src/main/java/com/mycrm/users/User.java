package com.mycrm.users;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.directory.DirectoryEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.Optional;

/**
 * A person of the company: an agent with leads and properties, or a person who manages agents.
 *
 * <p>The public profile is what customers see. A public column that is null shows the private value and follows its
 * changes.
 *
 * <p>Only {@code security} reads passwords and rights, which are further columns and tables of the user.
 */
@Entity
@Table(name = "users")
public class User extends DirectoryEntity<UserInput, UserView> {

    static final String ACTIVE = "active";
    static final String INACTIVE = "inactive";

    private static final String DEFAULT_ROLE = "agent";

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    private String phone;
    private String role;
    private String status;

    @Column(name = "public_first_name")
    private String publicFirstName;

    @Column(name = "public_last_name")
    private String publicLastName;

    @Column(name = "public_email")
    private String publicEmail;

    @Column(name = "public_phone")
    private String publicPhone;

    String phone() {
        return phone;
    }

    boolean isActive() {
        return ACTIVE.equals(status);
    }

    @Override
    protected String name() {
        return email;
    }

    @Override
    protected void merge(UserInput input) {
        email = input.email.or(email);
        firstName = input.firstName
                .optional()
                .or(() -> Optional.ofNullable(firstName))
                .orElseGet(() -> EmailNames.first(email));
        lastName = input.lastName
                .optional()
                .or(() -> Optional.ofNullable(lastName))
                .orElseGet(() -> EmailNames.last(email));
        emailKey = CanonicalText.key(email);
        phone = input.phone.or(phone);
        role = input.role.optional().orElse(role);
        status = input.status.optional().orElse(status);
        publicFirstName = unlessEqual(input.publicFirstName.or(publicFirstName), firstName);
        publicLastName = unlessEqual(input.publicLastName.or(publicLastName), lastName);
        publicEmail = unlessEqual(input.publicEmail.or(publicEmail), email);
        publicPhone = unlessEqual(input.publicPhone.or(publicPhone), phone);
    }

    @Override
    protected void reset() {
        phone = null;
        role = DEFAULT_ROLE;
        status = ACTIVE;
        publicFirstName = null;
        publicLastName = null;
        publicEmail = null;
        publicPhone = null;
    }

    @Override
    protected void deactivate() {
        status = INACTIVE;
    }

    @Override
    protected UserView view() {
        return new UserView(
                id(),
                firstName,
                lastName,
                email,
                phone,
                role,
                status,
                new UserView.Public(
                        Objects.requireNonNullElse(publicFirstName, firstName),
                        Objects.requireNonNullElse(publicLastName, lastName),
                        Objects.requireNonNullElse(publicEmail, email),
                        publicPhone == null ? phone : publicPhone),
                createdAt(),
                updatedAt());
    }

    /** Null for a public value that equals the private one: a client that sends back what it read does not pin it. */
    private static String unlessEqual(String publicValue, String privateValue) {
        return Objects.equals(publicValue, privateValue) ? null : publicValue;
    }
}
