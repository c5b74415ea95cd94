package com.mycrm.users;

import com.mycrm.api.patch.EmailAddress;
import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.directory.DirectoryInput;
import java.util.List;

/** The fields that a client sends of a user. */
final class UserInput implements DirectoryInput {

    static final String EMAIL = "email";

    private static final String FIRST_NAME = "first_name";
    private static final String LAST_NAME = "last_name";
    private static final String PHONE = "phone";
    private static final String ROLE = "role";
    private static final String STATUS = "status";

    private static final int MAX_NAME = 100;
    private static final int MAX_PHONE = 40;
    private static final int MAX_ROLE = 40;
    static final List<String> STATUSES = List.of(User.ACTIVE, User.INACTIVE);

    final PatchField<String> firstName;
    final PatchField<String> lastName;
    final PatchField<String> email;
    final PatchField<String> phone;
    final PatchField<String> role;
    final PatchField<String> status;
    final PatchField<String> publicFirstName;
    final PatchField<String> publicLastName;
    final PatchField<String> publicEmail;
    final PatchField<String> publicPhone;

    private final RequestObject source;

    UserInput(RequestObject source) {
        this.source = source;
        source.readOnly("id", "created_at", "updated_at");
        firstName = source.text(FIRST_NAME, MAX_NAME);
        lastName = source.text(LAST_NAME, MAX_NAME);
        email = EmailAddress.read(source, EMAIL);
        phone = source.phone(PHONE, MAX_PHONE);
        role = source.text(ROLE, MAX_ROLE);
        status = source.word(STATUS, STATUSES);
        var profile = source.inside("public");
        publicFirstName = profile.text(FIRST_NAME, MAX_NAME);
        publicLastName = profile.text(LAST_NAME, MAX_NAME);
        publicEmail = EmailAddress.read(profile, EMAIL);
        publicPhone = profile.phone(PHONE, MAX_PHONE);
    }

    @Override
    public PatchField<String> name() {
        return email;
    }

    @Override
    public RequestObject source() {
        return source;
    }

    @Override
    public void requireName() {
        source.require(EMAIL, email);
    }

    @Override
    public void requireWhole() {
        source.require(FIRST_NAME, firstName);
        source.require(LAST_NAME, lastName);
        source.require(EMAIL, email);
    }

    @Override
    public void requireKept() {
        source.notNull(FIRST_NAME, firstName);
        source.notNull(LAST_NAME, lastName);
        source.notNull(EMAIL, email);
        source.notNull(ROLE, role);
        source.notNull(STATUS, status);
    }

    @Override
    public void rejectName() {
        source.fault(EMAIL, "is the e-mail of another user");
    }

    @Override
    public void refuse(String reason) {
        source.fault(EMAIL, "is the e-mail of a user that cannot be changed. " + reason);
    }
}
