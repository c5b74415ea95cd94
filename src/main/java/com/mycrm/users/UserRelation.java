package com.mycrm.users;

import com.mycrm.directory.DirectoryRelation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The relation of leads and other objects to their user. */
@ApplicationScoped
public class UserRelation extends DirectoryRelation<User, UserView> {

    /** The members of a user as the columns of a table. */
    static final List<String> COLUMNS = List.of(
            "id",
            "first_name",
            "last_name",
            "email",
            "phone",
            "role",
            "status",
            "public.first_name",
            "public.last_name",
            "public.email",
            "public.phone",
            "created_at",
            "updated_at");

    public UserRelation() {
        super(UserQueries.TYPE, COLUMNS);
    }
}
