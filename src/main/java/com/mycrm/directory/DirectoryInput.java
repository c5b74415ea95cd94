package com.mycrm.directory;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;

/** The fields that a client sends of an object of a directory, with the rules that need no database. */
public interface DirectoryInput {

    /** The name of the object in other systems: an e-mail address, a reference. It is unique, ignoring case. */
    PatchField<String> name();

    /** The object that the fields were read from; it keeps their faults and warnings. */
    RequestObject source();

    /** Adds a fault if there is no name. */
    void requireName();

    /** Adds a fault for each field that a new or replaced object must have and does not. */
    void requireWhole();

    /** Adds a fault for each field that a change must not empty and does. */
    void requireKept();

    /** Adds the fault that another object has this name. */
    void rejectName();

    /** Adds the fault that this caller may not change the object of this name. */
    void refuse(String reason);
}
