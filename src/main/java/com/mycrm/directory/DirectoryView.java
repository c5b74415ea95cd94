package com.mycrm.directory;

/** An object of a directory as the API shows it. */
public interface DirectoryView {

    long id();
}
