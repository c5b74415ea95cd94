package com.mycrm.properties;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestElement;
import com.mycrm.api.patch.RequestObject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Reads the images of a property. An image is its link, an object with {@code link} or {@code url}, or an object with a
 * link for each size. The link that is known stands for the sizes that are not given; an image without a link is left
 * out.
 */
final class ImageInput {

    static final String IMAGES = "images";

    private static final int MAX_LINK = 2_000;
    private static final String LINK = "link";
    private static final String URL = "url";

    private ImageInput() {}

    static PatchField<JsonArray> read(RequestObject property) {
        return property.elements(IMAGES).map(elements -> {
            var images = JSON.createArrayBuilder();
            elements.stream()
                    .filter(element -> !element.isNull())
                    .flatMap(element -> image(element).stream())
                    .forEach(images::add);
            return images.build();
        });
    }

    private static Optional<JsonObject> image(RequestElement element) {
        if (element.isObject()) {
            return element.object().flatMap(ImageInput::image);
        }
        return element.text(MAX_LINK).filter(link -> !link.isEmpty()).map(link -> of(link, link, link));
    }

    private static Optional<JsonObject> image(RequestObject image) {
        var link = link(image);
        var thumb = size(image, "thumb");
        var medium = size(image, "medium");
        var full = size(image, "full").or(() -> link).or(() -> medium).or(() -> thumb);
        return full.map(largest -> of(thumb.or(() -> medium).orElse(largest), medium.orElse(largest), largest));
    }

    private static JsonObject of(String thumb, String medium, String full) {
        return JSON.createObjectBuilder()
                .add("thumb", JSON.createObjectBuilder().add(LINK, thumb))
                .add("medium", JSON.createObjectBuilder().add(LINK, medium))
                .add("full", JSON.createObjectBuilder().add(LINK, full))
                .build();
    }

    private static Optional<String> size(RequestObject image, String name) {
        return image.isObject(name)
                ? link(image.inside(name))
                : image.text(name, MAX_LINK).optional();
    }

    private static Optional<String> link(RequestObject source) {
        var link = source.text(LINK, MAX_LINK).optional();
        var url = source.text(URL, MAX_LINK).optional();
        return link.or(() -> url);
    }
}
