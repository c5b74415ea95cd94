package com.mycrm.users;

import com.mycrm.persistence.Conditions;
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
    static final String INACTIVE = "inactive";

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

    User(UserData values, Instant now) {
        createdAt = now;
        updatedAt = now;
        set(values);
    }

    Long id() {
        return id;
    }

    long version() {
        return version;
    }

    UserData values() {
        return new UserData(
                firstName,
                lastName,
                email,
                phone,
                role,
                status,
                new UserView.Public(publicFirstName, publicLastName, publicEmail, publicPhone));
    }

    /** Takes over the values, and says whether that changed any. */
    boolean change(UserData to, Instant now) {
        var changes = !values().equals(to);
        if (changes) {
            set(to);
            updatedAt = now;
        }
        return changes;
    }

    private void set(UserData values) {
        firstName = values.firstName();
        lastName = values.lastName();
        email = values.email();
        emailKey = Conditions.key(email);
        phone = values.phone();
        role = values.role();
        status = values.status();
        publicFirstName = values.shown().firstName();
        publicLastName = values.shown().lastName();
        publicEmail = values.shown().email();
        publicPhone = values.shown().phone();
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
