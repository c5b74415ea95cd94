package com.mycrm.api.patch;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.api.text.CellText;
import com.mycrm.api.text.DateOrder;
import com.mycrm.api.text.DateOrders;
import com.mycrm.api.text.DateText;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the text of a cell is read: in the forms in which people and spreadsheets write values. */
final class CellValues extends ValueText {

    private static final String TAKES_DATE = "takes a date, such as 2023-05-09, 2023-05-09 08:30 or 9 May 2023";

    private final DateOrders dateOrders;

    CellValues(ZoneId zone, DateOrders dateOrders) {
        super(zone);
        this.dateOrders = dateOrders;
    }

    @Override
    String prose(String text) {
        return CellText.strip(text);
    }

    @Override
    String plain(String text) {
        return CellText.plain(text);
    }

    @Override
    Optional<String> name(String text) {
        return CellText.hasLostDigits(text)
                ? Optional.empty()
                : Optional.of(Objects.requireNonNullElse(CanonicalText.of(text), ""));
    }

    @Override
    String integer(String text) {
        return CellText.integer(text);
    }

    @Override
    String seconds(String text) {
        return CellText.seconds(text);
    }

    @Override
    String decimal(String text) {
        return CellText.decimal(text);
    }

    @Override
    String phone(String text) {
        return CellText.phone(text);
    }

    @Override
    String word(String text, List<String> words) {
        return CellText.word(text, words);
    }

    @Override
    Optional<Instant> time(String pointer, String text) {
        return DateText.parse(text).flatMap(date -> date.instant(dateOrders.of(pointer), zone()));
    }

    @Override
    Optional<LocalDate> day(String pointer, String text) {
        return DateText.parse(text).flatMap(date -> date.day(dateOrders.of(pointer)));
    }

    @Override
    String takesTime() {
        return TAKES_DATE;
    }

    @Override
    String takesDay() {
        return TAKES_DATE;
    }

    @Override
    String isNull() {
        return "cannot be empty";
    }

    @Override
    String refusal(String pointer, JsonValue value, String takes) {
        var text = JsonValues.scalar(value).orElse(null);
        if (text == null) {
            return takes;
        }
        var shown = "has \"" + CellText.shown(text) + "\", ";
        if (CellText.hasLostDigits(text)) {
            return shown + "whose last digits a spreadsheet has removed: format the column as text before it is filled";
        }
        return Optional.of(takes)
                .filter(TAKES_DATE::equals)
                .flatMap(date -> DateText.parse(text))
                .map(date -> shown + wrongDay(date, dateOrders.of(pointer)))
                .orElse(shown + "but " + takes);
    }

    private static String wrongDay(DateText date, DateOrder order) {
        return order == null
                ? "which can be " + date.choices() + ": say which at the upload with date_order=" + DateOrder.WORDS
                : "which is no date with date_order=" + order.word();
    }
}
