package com.mycrm.persistence;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file of an embedded H2 database. Only its owner can read it: it has everything that the service knows.
 *
 * <p>H2 creates its files with the permissions of the process. So the file is created here, empty, and an existing one
 * is closed to others. A folder that is missing is created for the owner alone; an existing one stays as it is. A file
 * system without such permissions is left alone.
 */
record H2File(Path path) {

    private static final Logger LOG = System.getLogger(H2File.class.getName());
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:|nio\\w*:)([^;]+).*");

    /** The file of a database; empty for a database that has none on this machine. */
    static Optional<H2File> of(JdbcUrl url) {
        var parts = URL.matcher(url.text());
        return parts.matches()
                ? Optional.of(new H2File(
                        Path.of(parts.group(1).replaceFirst("^~", System.getProperty("user.home")) + ".mv.db")
                                .toAbsolutePath()))
                : Optional.empty();
    }

    /** Creates the file if there is none, and closes it to others. */
    void protect() {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createDirectories(path.getParent(), PosixFilePermissions.asFileAttribute(FOLDER));
            if (Files.exists(path)) {
                Files.setPosixFilePermissions(path, FILE);
            } else {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(FILE));
            }
        } catch (IOException e) {
            LOG.log(WARNING, "The database file {0} cannot be closed to other users: {1}", path, e.toString());
        }
    }
}
