package com.mycrm.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files in server-config have to have in common. */
class ServerConfigTest {

    private static final Path FOLDER = Path.of("server-config");

    @Test
    void payaraMicroAndPayaraServerAreConfiguredAlike() throws IOException {
        var micro = shared("payara-micro/pre-boot-commands.txt", "# Payara Micro only:");
        var server = shared("payara-server/configure.asadmin", "# Payara Server only:");
        assertFalse(micro.isEmpty());
        assertEquals(
                micro,
                server.stream()
                        .map(line -> line.replace("http-listener-1", "http-listener"))
                        .toList());
    }

    /** The lines from the first command, with its comment, to those of one server only. */
    private static List<String> shared(String file, String end) throws IOException {
        var lines = Files.readAllLines(FOLDER.resolve(file));
        return lines.subList(lines.indexOf("") + 1, lines.indexOf(end));
    }

    /** Grizzly would answer a header with such letters by 400 without a body. */
    @ParameterizedTest
    @ValueSource(strings = {"payara-server/run", "payara-micro-7/run", "glassfish/run"})
    void serversOnGrizzlyTakeHeadersWithLettersBeyondAscii(String script) throws IOException {
        assertTrue(Files.readString(FOLDER.resolve(script))
                .contains("-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false"));
    }

    /** Jersey warns of a form without a body with the whole query, which has phone numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "payara-micro/domain/logging.properties",
                "payara-server/configure.asadmin",
                "glassfish/logging.properties"
            })
    void noServerLogsQueries(String file) throws IOException {
        assertTrue(Files.readString(FOLDER.resolve(file))
                .replace(".level=", "=")
                .contains("org.glassfish.jersey.servlet.WebComponent=SEVERE"));
    }
}
