package com.mycrm.properties;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The names and coordinates of a property's location, as they were written for the property. */
@Embeddable
public class Place {

    private String city = "";
    private String community = "";

    @Column(name = "sub_community")
    private String subCommunity = "";

    private String tower = "";
    private Double latitude;
    private Double longitude;

    LocationNames names() {
        return new LocationNames(city, community, subCommunity, tower);
    }

    void merge(LocationInput input) {
        var names = input.merged(names());
        city = names.city();
        community = names.community();
        subCommunity = names.subCommunity();
        tower = names.tower();
        latitude = input.latitude().or(latitude);
        longitude = input.longitude().or(longitude);
    }

    /** @param locationId null for a place without names */
    PropertyView.Location view(Long locationId) {
        return new PropertyView.Location(
                locationId == null ? "" : locationId.toString(),
                city,
                community,
                subCommunity,
                tower,
                latitude,
                longitude);
    }
}
