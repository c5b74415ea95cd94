package com.mycrm.app;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The OpenAPI document of the repository with the address of this service, as YAML and as JSON.
 *
 * <p>The address is {@code LEADS_PUBLIC_URL} with the context path. Without that setting it is the context path alone,
 * which clients resolve against the address of the document.
 */
@ApplicationScoped
class OpenApiDocument {

    private static final String SOURCE = "META-INF/openapi.yaml";
    private static final String SERVER = "\n  - url: /\n";
    private static final String TOKEN_URL = "tokenUrl: /";

    @Inject
    ServletContext servlet;

    private Map<DescriptionFormat, DocsFile> files;

    @PostConstruct
    void load() {
        files = files(Settings.text(Setting.PUBLIC_URL), servlet.getContextPath());
    }

    DocsFile as(DescriptionFormat format) {
        return files.get(format);
    }

    /**
     * @param publicUrl empty if it is not known
     * @param contextPath empty for the root
     */
    static Map<DescriptionFormat, DocsFile> files(String publicUrl, String contextPath) {
        var base = publicUrl.replaceFirst("/+$", "") + contextPath;
        var yaml = DocsFile.load(SOURCE, DescriptionFormat.YAML.mediaType())
                .replace(SERVER, "\n  - url: " + (base.isEmpty() ? "/" : base) + "\n")
                .replace(TOKEN_URL, "tokenUrl: " + base + "/");
        return Map.of(DescriptionFormat.YAML, yaml, DescriptionFormat.JSON, json(yaml));
    }

    private static DocsFile json(DocsFile yaml) {
        var settings =
                LoadSettings.builder().setCodePointLimit(yaml.content().length).build();
        var document = new Load(settings).loadFromString(new String(yaml.content(), StandardCharsets.UTF_8));
        var json = JSON.createArrayBuilder(List.of(document)).build().get(0).toString();
        return DocsFile.of(json.getBytes(StandardCharsets.UTF_8), DescriptionFormat.JSON.mediaType());
    }
}
