package com.mycrm.imports;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names by which the columns of a file are known: the members of the imported objects, with a dot before each
 * member of an inner object, and their other names in {@code columns.properties}.
 */
final class ColumnNames {

    private static final String FILE = "columns.properties";
    private static final String WITHOUT_MEANING = "words.without.meaning";
    private static final String YES_OR_NO = "words.of.yes.or.no";
    private static final String SERVICE_MEMBERS = "members.of.this.service";
    private static final Set<String> NO_NAMES = Set.of(WITHOUT_MEANING, YES_OR_NO, SERVICE_MEMBERS);
    private static final Pattern DOT = Pattern.compile("\\.");

    private static final Properties LINES = read();
    private static final Set<String> FILLERS =
            words(LINES.getProperty(WITHOUT_MEANING)).collect(Collectors.toUnmodifiableSet());

    private static final Pattern FIRST_OF_YES_OR_NO =
            Pattern.compile("(?iu)[\\s¿]*(?:" + LINES.getProperty(YES_OR_NO).replace(", ", "|") + ")[\\s_]");
    private static final Set<String> OF_THIS_SERVICE =
            Set.of(LINES.getProperty(SERVICE_MEMBERS).split(", "));

    /** The end of a member whose inside can be named in any way, such as an array. */
    private static final String ANY = ".*";

    private static final String AMBIGUOUS = "";

    private final Set<String> members;

    /** The members and the objects that they are in. */
    private final Set<String> places = new HashSet<>();

    private final Map<String, String> paths = new HashMap<>();

    /** The same by names without the words that have no meaning. */
    private final Map<String, String> abbreviated = new HashMap<>();

    ColumnNames(Set<String> members) {
        this.members = members;
        members.forEach(this::addPlaces);
        LINES.stringPropertyNames().stream()
                .filter(line -> !NO_NAMES.contains(line))
                .forEach(line -> member(line)
                        .ifPresent(member ->
                                words(line + "," + LINES.getProperty(line)).forEach(word -> put(word, member))));
        members.stream()
                .map(member -> member.replace(ANY, ""))
                .forEach(member -> paths.put(HeadingText.key(member), member));
    }

    private void addPlaces(String member) {
        places.add(member);
        for (var dot = member.indexOf('.'); dot >= 0; dot = member.indexOf('.', dot + 1)) {
            places.add(member.substring(0, dot));
        }
    }

    /** Whether that is a member, or an object that members are in. */
    boolean isMember(String name) {
        return places.contains(name);
    }

    private void put(String word, String member) {
        paths.put(HeadingText.key(word), member);
        abbreviated.merge(
                HeadingText.key(withoutFillers(word)), member, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
    }

    /** The members in the order of their names, for messages. */
    String list() {
        return members.stream().map(member -> member.replace(ANY, "")).sorted().collect(Collectors.joining(", "));
    }

    private Optional<String> member(String line) {
        return Stream.of(line.split(",")).filter(members::contains).findFirst();
    }

    /** The path of the member that a heading names; empty for a column that is not known. */
    Optional<String> find(String heading) {
        var asksYesOrNo = FIRST_OF_YES_OR_NO.matcher(heading).lookingAt();
        return Stream.of(heading, HeadingText.beforeBracket(heading))
                .map(HeadingText::plain)
                .filter(plain -> !plain.isEmpty())
                .flatMap(plain -> Stream.of(path(plain), asksYesOrNo ? AMBIGUOUS : meaning(plain)))
                .filter(path -> path != null && !path.equals(AMBIGUOUS))
                .findFirst();
    }

    /** The member that a question asks for; empty for one that no question to a customer asks for. */
    private String meaning(String plain) {
        var key = HeadingText.key(withoutFillers(plain));
        var member = paths.getOrDefault(key, abbreviated.get(key));
        return member == null || OF_THIS_SERVICE.contains(member) ? AMBIGUOUS : member;
    }

    private String path(String plain) {
        var key = HeadingText.key(plain);
        var exact = paths.get(key);
        if (exact != null || plain.indexOf('.') < 0) {
            return exact;
        }
        if (members.stream().anyMatch(member -> member.endsWith(ANY) && plain.startsWith(member.replace("*", "")))) {
            return plain;
        }
        var object = DOT.split(plain)[0];
        if (isObject(object) && OF_THIS_SERVICE.contains(object)) {
            return null;
        }
        return paths.get(key.replace(".", ""));
    }

    private boolean isObject(String member) {
        return members.stream().anyMatch(path -> path.startsWith(member + "."));
    }

    private static String withoutFillers(String plain) {
        return Stream.of(plain.split("_"))
                .filter(word -> !FILLERS.contains(word))
                .collect(Collectors.joining("_"));
    }

    private static Stream<String> words(String line) {
        return Stream.of(line.split(",")).map(HeadingText::plain).filter(word -> !word.isEmpty());
    }

    private static Properties read() {
        var lines = new Properties();
        try (var file = new InputStreamReader(ColumnNames.class.getResourceAsStream(FILE), StandardCharsets.UTF_8)) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
