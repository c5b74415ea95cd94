package com.mycrm.properties;

import com.mycrm.api.text.CanonicalText;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The amenities that have a number. The numbers are this service's own; its document of the API lists them. Any other
 * name is an amenity too, with the number 0.
 */
enum Amenity {
    BALCONY(1, "balcony"),
    BARBECUE_AREA(2, "barbecue area"),
    BUILT_IN_WARDROBES(3, "built-in wardrobes"),
    CENTRAL_AIR_CONDITIONING(4, "central air conditioning"),
    CHILDRENS_PLAY_AREA(5, "children's play area"),
    CHILDRENS_POOL(6, "children's pool"),
    CONCIERGE(7, "concierge"),
    COVERED_PARKING(8, "covered parking"),
    KITCHEN_APPLIANCES(9, "kitchen appliances"),
    LOBBY(10, "lobby"),
    MAIDS_ROOM(11, "maid's room"),
    MAID_SERVICE(12, "maid service"),
    NETWORKED(13, "networked"),
    PETS_ALLOWED(14, "pets allowed"),
    PRIVATE_GARDEN(15, "private garden"),
    PRIVATE_GYM(16, "private gym"),
    PRIVATE_POOL(17, "private pool"),
    SECURITY(18, "security"),
    SHARED_GYM(19, "shared gym"),
    SHARED_POOL(20, "shared pool"),
    SHARED_SPA(21, "shared spa"),
    STUDY(22, "study"),
    VIEW_OF_LANDMARK(23, "view of landmark"),
    VIEW_OF_WATER(24, "view of water"),
    WALK_IN_CLOSET(25, "walk-in closet");

    private final long id;
    private final String label;

    Amenity(long id, String label) {
        this.id = id;
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<Amenity> byId(long id) {
        return Stream.of(values()).filter(amenity -> amenity.id == id).findFirst();
    }

    /** The number of the amenity of that name, ignoring case. */
    static long idOf(String name) {
        var key = CanonicalText.key(name);
        return Stream.of(values())
                .filter(amenity -> amenity.label.equals(key))
                .map(amenity -> amenity.id)
                .findFirst()
                .orElse(0L);
    }
}
