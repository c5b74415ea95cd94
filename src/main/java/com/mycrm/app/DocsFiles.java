package com.mycrm.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the documentation. They are listed here, so that no path of a request leads to any other file. */
@ApplicationScoped
class DocsFiles {

    static final String PAGE = "index.html";

    private static final String HTML = "text/html;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String IMAGE = "image/png";

    private static final Map<String, String> OWN = Map.of(PAGE, HTML, "init.js", SCRIPT);

    private static final Map<String, String> LIBRARY = Map.of(
            "swagger-ui.css", STYLE,
            "swagger-ui-bundle.js", SCRIPT,
            "swagger-ui-bundle.js.LICENSE.txt", TEXT,
            "favicon-32x32.png", IMAGE);

    private final Map<String, DocsFile> files = Stream.concat(load("docs/", OWN), load(library(), LIBRARY))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    Optional<DocsFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The page, which loads its files from the folder {@code docs} of a context path; empty for the root. */
    DocsFile page(String contextPath) {
        return files.get(PAGE).replace("=\"/", "=\"" + contextPath + "/");
    }

    private static Stream<Map.Entry<String, DocsFile>> load(String folder, Map<String, String> mediaTypes) {
        return mediaTypes.entrySet().stream()
                .map(file -> Map.entry(file.getKey(), DocsFile.load(folder + file.getKey(), file.getValue())));
    }

    /** The folder of Swagger UI. Its name contains the version, which the library's own properties give. */
    private static String library() {
        var properties = new Properties();
        try (var stream =
                DocsFiles.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
    }
}
