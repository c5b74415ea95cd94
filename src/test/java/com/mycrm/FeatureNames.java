package com.mycrm;

import com.mycrm.api.expand.Relation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The condition that no string constant of a class names a path, a table or a relation of a feature. */
final class FeatureNames extends ArchCondition<JavaClass> {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE IF NOT EXISTS (\\w+)");

    /** The table of {@code api.etag}, which is no feature. */
    private static final String CHANGE_COUNTS = "change_counts";

    /** The package of the service's own documents, which is no feature. */
    private static final String APP = "com.mycrm.app";

    private final Set<String> names = new TreeSet<>();
    private final Pattern mention;

    FeatureNames() {
        super("name no path, table or relation of a feature");
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("com.mycrm");
        for (var type : classes) {
            if (type.isAnnotatedWith(Path.class) && !type.getPackageName().startsWith(APP)) {
                names.addAll(paths(type));
            }
            if (type.isAnnotatedWith(WebServlet.class)) {
                for (var path : type.getAnnotationOfType(WebServlet.class).value()) {
                    names.add(path.substring(1));
                }
            }
            if (type.isAssignableTo(Relation.class) && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
                names.add(type.getSimpleName().replace("Relation", "").toLowerCase(Locale.ROOT));
            }
        }
        names.addAll(tables());
        mention = Pattern.compile(
                "/?(%1$s)(/.*)?|.*\\b(?:FROM|INTO|JOIN|UPDATE|TABLE) (%1$s)\\b.*".formatted(String.join("|", names)),
                Pattern.DOTALL);
    }

    Set<String> names() {
        return names;
    }

    /** The first segments of the paths of a resource class. */
    private static List<String> paths(JavaClass resource) {
        var ofClass = resource.getAnnotationOfType(Path.class).value().replaceFirst("^/", "");
        var paths = ofClass.isEmpty()
                ? resource.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(Path.class))
                        .map(method ->
                                method.getAnnotationOfType(Path.class).value().replaceFirst("^/", ""))
                : Stream.of(ofClass);
        return paths.map(path -> path.split("/")[0]).toList();
    }

    private static Set<String> tables() {
        var tables = new TreeSet<String>();
        try (var migrations = Files.list(java.nio.file.Path.of("src/main/resources/db/migration"))) {
            for (var migration : migrations.toList()) {
                TABLE.matcher(Files.readString(migration))
                        .results()
                        .map((MatchResult table) -> table.group(1))
                        .forEach(tables::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables.remove(CHANGE_COUNTS);
        return tables;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (var constant : StringConstants.of(type)) {
            if (mention.matcher(constant).matches()) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " has the string \"" + constant + '"'));
            }
        }
    }
}
