package com.mycrm.directory;

/**
 * The two names of a directory.
 *
 * @param object the name of one object, {@code user}: of its envelope and of the relation to it
 * @param list the name of the list, {@code users}: of its path, table, import, export and change counter
 */
public record DirectoryType(String object, String list) {}
