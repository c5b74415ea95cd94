package com.mycrm.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A person of the company: an agent, whom leads are assigned to, or somebody who looks after them.
 *
 * <p>What customers may see of a user is kept beside it; a public column that is null shows the same as the private one.
 * Passwords and rights are columns and tables of the same user that only {@code auth} reads.
 */
@Entity
@Table(name = "users")
public class User {

    static final String ACTIVE = "active";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

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

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected User() {}

    Long id() {
        return id;
    }

    /** The user as the API shows it. */
    UserView view() {
        return new UserView(
                id,
                firstName,
                lastName,
                email,
                phone,
                role,
                status,
                new UserView.Public(
                        either(publicFirstName, firstName),
                        either(publicLastName, lastName),
                        either(publicEmail, email),
                        either(publicPhone, phone)),
                createdAt,
                updatedAt);
    }

    private static String either(String shown, String own) {
        return shown == null ? own : shown;
    }
}
