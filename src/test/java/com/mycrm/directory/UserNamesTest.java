package com.mycrm.directory;

import static com.mycrm.api.text.JsonFactory.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.DateOrders;
import jakarta.json.JsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserNamesTest {

    private final UserNames names = new UserNames(new OneUser(9, "Ann Lee", null));

    @ParameterizedTest
    @CsvSource({"4, 4", "4.0, 4", "٤, 4", "Ann Lee, 9"})
    void userIsAnIdOrAName(String value, long id) {
        assertEquals(id, read(JSON.createValue(value)).value());
        assertEquals(
                id, read(JSON.createObjectBuilder().add("id", value).build()).value());
    }

    private PatchField<Long> read(JsonValue user) {
        var row = JSON.createObjectBuilder().add("user", user).build();
        return names.read(RequestObject.ofRow(row, new DateOrders(null)), "user");
    }
}
