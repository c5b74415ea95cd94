package com.mycrm.properties;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A place where properties are or were. It never changes, and {@link Locations} writes it. */
@Entity
@Table(name = "locations")
public class Location {

    @Id
    private long id;

    private String city;
    private String community;

    @Column(name = "sub_community")
    private String subCommunity;

    private String tower;

    @Column(name = "names_key")
    private String namesKey;

    protected Location() {}
}
