/**
 * Programs of the runnable jar: {@link com.mycrm.app.launcher.Launcher} starts the service, {@link
 * com.mycrm.app.launcher.ImportFile} uploads a file to a running one. They run without a server, on the JDK alone.
 */
package com.mycrm.app.launcher;
