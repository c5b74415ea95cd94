package com.mycrm.soap;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the SOAP endpoint, with the addresses of this service in it. */
final class Wsdl {

    /** The namespace of the operations. */
    static final String NAMESPACE = "urn:mycrm:leads:soap";

    private static final String FILE = "/META-INF/leads.wsdl";
    private static final String BASE = "http://localhost";
    private static final String TEXT = read();

    private Wsdl() {}

    static String at(HttpServletRequest request) {
        var configured = Settings.text(Setting.PUBLIC_URL).replaceFirst("/+$", "");
        var url = request.getRequestURL().toString();
        var base = configured.isEmpty()
                ? url.substring(0, url.length() - request.getRequestURI().length())
                : configured;
        return TEXT.replace(BASE, escaped(base + request.getContextPath()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private static String read() {
        try (var file = Wsdl.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
