package com.mycrm;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The string constants of a class, read from the constant pool of its class file (JVMS, section 4.4). */
final class StringConstants {

    private static final int HEADER = 8;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int STRING = 8;

    private StringConstants() {}

    static List<String> of(JavaClass type) {
        var file = type.getSource().orElseThrow().getUri();
        try (var input = new DataInputStream(file.toURL().openStream())) {
            return read(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(DataInputStream input) throws IOException {
        input.skipNBytes(HEADER);
        var texts = new HashMap<Integer, String>();
        var strings = new ArrayList<Integer>();
        var size = input.readUnsignedShort();
        for (var index = 1; index < size; index++) {
            var tag = input.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts.put(index, input.readUTF());
                case STRING -> strings.add(input.readUnsignedShort());
                default -> input.skipNBytes(bytes(tag));
            }
            if (tag == LONG || tag == DOUBLE) {
                index++;
            }
        }
        return strings.stream().map(texts::get).toList();
    }

    private static int bytes(int tag) {
        return switch (tag) {
            case 7, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            default -> throw new IllegalStateException("Constant of an unknown kind: " + tag);
        };
    }
}
