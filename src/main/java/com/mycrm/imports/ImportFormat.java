package com.mycrm.imports;

import com.mycrm.api.MediaTypes;
import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formats of files that can be imported, with the media types under which programs send them. */
public enum ImportFormat {
    CSV(
            MediaTypes.CSV,
            "application/csv",
            "application/x-csv",
            "text/x-csv",
            "text/comma-separated-values",
            "text/tab-separated-values") {
        @Override
        RowReader read(InputStream content, Charset charset, FileColumns columns) throws IOException {
            var headers = new HeaderSearch(columns);
            var lines = new TextLines(new FileText(content, charset));
            return new TableRows(new CsvTableReader(lines, CsvFormat.find(lines, headers)), headers);
        }
    },
    NDJSON(
            MediaTypes.NDJSON,
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonl",
            "application/jsonlines",
            "application/x-jsonlines",
            "application/json-seq",
            "application/json") {
        @Override
        RowReader read(InputStream content, Charset charset, FileColumns columns) throws IOException {
            return new JsonRowReader(new FileText(content, charset), columns);
        }
    },
    XLSX(
            MediaTypes.XLSX,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "application/vnd.ms-excel.template.macroenabled.12") {
        @Override
        RowReader read(InputStream content, Charset charset, FileColumns columns) throws IOException {
            return new XlsxRowReader(content, columns);
        }
    };

    /** Media types that say nothing: browsers on Windows send that of Excel for CSV, and curl that of a form. */
    private static final Set<String> UNTYPED = Set.of(
            "application/octet-stream",
            "application/vnd.ms-excel",
            "application/x-www-form-urlencoded",
            "application/zip",
            "binary/octet-stream",
            "text/plain");

    private static final String TAKEN =
            String.join(", ", MediaTypes.CSV, MediaTypes.NDJSON, MediaTypes.XLSX, MediaType.MULTIPART_FORM_DATA);
    private static final String ZIP = "PK\3\4";
    /** A text of a sequence begins with a record separator (RFC 7464). */
    private static final Pattern BRACKET = Pattern.compile("[\\s\\x1E]*[\\[{]");

    private static final Pattern JSON = Pattern.compile("[\\s\\x1E]*(?:\\{\\s*[\"}]|\\[\\s*[{\\]])");
    private static final int FIRST_CHARACTERS = 256;

    private final Set<String> mediaTypes;

    ImportFormat(String... mediaTypes) {
        this.mediaTypes = Set.of(mediaTypes);
    }

    /**
     * The format of a file. The first bytes decide between workbooks, JSON and CSV, because programs name types by
     * habit; what is named a workbook has to be one.
     *
     * @param type null if there is none
     * @throws ProblemException 415 for a media type that is not taken
     */
    static ImportFormat of(MediaType type, byte[] first, Charset charset) throws IOException {
        var declared = declared(type);
        if (startsWith(first, ZIP) || declared.equals(Optional.of(XLSX))) {
            return XLSX;
        }
        var json = declared.equals(Optional.of(NDJSON)) ? BRACKET : JSON;
        return json.matcher(text(first, charset)).lookingAt() ? NDJSON : CSV;
    }

    /** The format that a media type names; empty if it names none. */
    private static Optional<ImportFormat> declared(MediaType type) {
        if (type == null) {
            return Optional.empty();
        }
        var name = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
        var format =
                Stream.of(values()).filter(one -> one.mediaTypes.contains(name)).findFirst();
        if (format.isEmpty() && !UNTYPED.contains(name)) {
            throw notTaken("A file of the type that the header Content-Type names is not taken.");
        }
        return format;
    }

    /** 415 that names the media types that are taken, also in the header {@code Accept} (RFC 9110, 15.5.16). */
    static ProblemException notTaken(String reason) {
        return new ProblemException(
                Problem.of(415, reason + " This address takes " + TAKEN + "."), Map.of(HttpHeaders.ACCEPT, TAKEN));
    }

    private static boolean startsWith(byte[] first, String start) {
        return new String(first, 0, Math.min(first.length, start.length()), StandardCharsets.ISO_8859_1).equals(start);
    }

    private static String text(byte[] first, Charset charset) throws IOException {
        var start = new StringBuilder();
        try (var text = new FileText(new ByteArrayInputStream(first), charset)) {
            for (var c = text.read(); c >= 0 && start.length() < FIRST_CHARACTERS; c = text.read()) {
                start.append((char) c);
            }
        } catch (CharacterCodingException e) {
            return start.toString();
        }
        return start.toString();
    }

    /** @throws UnreadableFile for a file of another kind, and for one without a header */
    RowReader open(InputStream content, Charset charset, FileColumns columns) throws IOException {
        var whole = new BufferedInputStream(content);
        whole.mark(FileSignature.FIRST);
        FileSignature.check(whole.readNBytes(FileSignature.FIRST));
        whole.reset();
        return read(whole, charset, columns);
    }

    abstract RowReader read(InputStream content, Charset charset, FileColumns columns) throws IOException;
}
