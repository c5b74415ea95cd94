package com.mycrm.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiDocumentTest {

    private static final Path SOURCE = Path.of("src/main/resources/META-INF/openapi.yaml");

    @Test
    void documentWithoutPublicAddressIsTheFileOfTheRepository() throws IOException {
        var files = OpenApiDocument.files("", "");
        assertArrayEquals(
                Files.readAllBytes(SOURCE), files.get(DescriptionFormat.YAML).content());
        assertEquals(new YAMLMapper().readTree(SOURCE.toFile()), json("", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /crm, /crm",
        "https://leads.example.com, '', https://leads.example.com",
        "https://leads.example.com/, /crm, https://leads.example.com/crm"
    })
    void documentHasTheAddressOfTheService(String publicUrl, String contextPath, String server) throws IOException {
        var yaml = new YAMLMapper()
                .readTree(OpenApiDocument.files(publicUrl, contextPath)
                        .get(DescriptionFormat.YAML)
                        .content());
        assertEquals(yaml, json(publicUrl, contextPath));
        assertEquals(server, yaml.at("/servers/0/url").asText());
        assertEquals(List.of(server + "/auth/oauth/v1/token"), yaml.findValuesAsText("tokenUrl"));
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, YAML",
        "application/json, JSON",
        "application/json;charset=utf-8, JSON",
        "application/*, YAML",
        "text/yaml, YAML",
        "text/html, ",
        "application/openapi+json, JSON"
    })
    void formatIsTheFirstThatIsAccepted(String accepted, DescriptionFormat format) {
        var types = Stream.of("image/png", accepted).map(MediaType::valueOf).toList();
        assertEquals(Optional.ofNullable(format), DescriptionFormat.accepted(types));
    }

    private static JsonNode json(String publicUrl, String contextPath) throws IOException {
        var file = OpenApiDocument.files(publicUrl, contextPath).get(DescriptionFormat.JSON);
        assertEquals("application/json", file.mediaType());
        return new ObjectMapper().readTree(file.content());
    }
}
