package com.mycrm.api.xml;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A generator of JSON in which each kind of value has one method; the other methods of the interface call these. */
abstract class PlainGenerator implements JsonGenerator {

    /** Writes a number or a truth value. */
    abstract JsonGenerator writePlain(String value);

    @Override
    public JsonGenerator write(JsonValue value) {
        if (value instanceof JsonObject object) {
            writeStartObject();
            object.forEach(this::write);
            return writeEnd();
        }
        if (value instanceof JsonArray array) {
            writeStartArray();
            array.forEach(this::write);
            return writeEnd();
        }
        if (value instanceof JsonString text) {
            return write(text.getString());
        }
        if (value instanceof JsonNumber number) {
            return write(number.bigDecimalValue());
        }
        return value == JsonValue.NULL ? writeNull() : write(value == JsonValue.TRUE);
    }

    /** Numbers of XML Schema have no exponent. */
    @Override
    public JsonGenerator write(BigDecimal value) {
        return writePlain(value.toPlainString());
    }

    @Override
    public JsonGenerator write(BigInteger value) {
        return writePlain(value.toString());
    }

    @Override
    public JsonGenerator write(int value) {
        return writePlain(Integer.toString(value));
    }

    @Override
    public JsonGenerator write(long value) {
        return writePlain(Long.toString(value));
    }

    /** @throws NumberFormatException for what is no number */
    @Override
    public JsonGenerator write(double value) {
        return write(BigDecimal.valueOf(value));
    }

    @Override
    public JsonGenerator write(boolean value) {
        return writePlain(Boolean.toString(value));
    }

    @Override
    public JsonGenerator writeStartObject(String name) {
        return writeKey(name).writeStartObject();
    }

    @Override
    public JsonGenerator writeStartArray(String name) {
        return writeKey(name).writeStartArray();
    }

    @Override
    public JsonGenerator write(String name, JsonValue value) {
        return writeKey(name).write(value);
    }

    @Override
    public JsonGenerator write(String name, String value) {
        return writeKey(name).write(value);
    }

    @Override
    public JsonGenerator write(String name, BigInteger value) {
        return writeKey(name).write(value);
    }

    @Override
    public JsonGenerator write(String name, BigDecimal value) {
        return writeKey(name).write(value);
    }

    @Override
    public JsonGenerator write(String name, int value) {
        return writeKey(name).write(value);
    }

    @Override
    public JsonGenerator write(String name, long value) {
        return writeKey(name).write(value);
    }

    @Override
    public JsonGenerator write(String name, double value) {
        return writeKey(name).write(value);
    }

    @Override
    public JsonGenerator write(String name, boolean value) {
        return writeKey(name).write(value);
    }

    @Override
    public JsonGenerator writeNull(String name) {
        return writeKey(name).writeNull();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
