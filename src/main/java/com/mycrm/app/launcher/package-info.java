/** The main class of the runnable jar, which runs before there is a server. */
package com.mycrm.app.launcher;
