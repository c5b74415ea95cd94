package com.mycrm.app.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The folder in which the server unpacks itself, of this process alone. Its name has the process id, so that the next
 * start on this machine removes what a killed process has left, more than a hundred megabytes.
 */
final class TemporaryFolder {

    private static final String PROPERTY = "java.io.tmpdir";
    private static final String PREFIX = "whatsapp-leads-";
    private static final long MEGABYTE = 1024 * 1024;

    /** Megabytes: what the server unpacks, and something for the files of imports. */
    private static final long NEEDED = 200;

    private TemporaryFolder() {}

    /** Makes the folder that of this JVM. Nothing may have used a temporary file before. */
    static void prepare() throws IOException {
        var parent = Path.of(System.getProperty(PROPERTY));
        try {
            prepare(parent);
        } catch (IOException e) {
            throw new IOException(
                    "it cannot use the temporary folder " + parent + ", which -D" + PROPERTY + " names: " + e, e);
        }
    }

    private static void prepare(Path parent) throws IOException {
        var own = ProcessHandle.current().pid();
        for (var left : leftovers(parent, own)) {
            delete(left);
        }
        var free = Files.getFileStore(parent).getUsableSpace() / MEGABYTE;
        if (free < NEEDED) {
            throw new IOException(free + " MB are free, and the server needs " + NEEDED);
        }
        var folder = Files.createDirectory(parent.resolve(PREFIX + own));
        System.setProperty(PROPERTY, folder.toString());
    }

    private static List<Path> leftovers(Path parent, long own) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            var left = new ArrayList<Path>();
            for (var folder : folders) {
                var id = folder.getFileName().toString().substring(PREFIX.length());
                if (id.matches("\\d{1,18}") && (Long.parseLong(id) == own || !isRunning(Long.parseLong(id)))) {
                    left.add(folder);
                }
            }
            return left;
        }
    }

    private static boolean isRunning(long id) {
        return ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent();
    }

    /** What cannot be deleted, such as files of another user, stays. */
    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            if (Files.exists(folder)) { // another process that starts may have been faster
                System.err.println("The temporary folder " + folder + " of an earlier start stays: " + e);
            }
        }
    }
}
