/**
 * Tests of the packaged service over HTTP: one class a topic, all against one server with sample data.
 *
 * <p>{@link com.mycrm.it.TestServer} starts the server when the first class asks for it, and stops it at the end of the
 * run. Those that use {@link com.mycrm.it.OwnService} start the runnable jar as a process of their own.
 *
 * <ul>
 *   <li>{@code mvn verify}: unit tests, then all classes here on H2 and on MariaDB.
 *   <li>{@code mvn -Dit.test=FilterIT verify}: one class on both databases, without the unit tests.
 *   <li>{@code mvn -Dit.test=FilterIT -DskipMariaDb verify}: one class on H2 only; {@code -DskipH2} is the opposite.
 *   <li>In an IDE: {@code mvn package -DskipTests} once and after each change of main code, then run the class or
 *     method.
 *       {@code -Dleads.it.database=mariadb} chooses the database, {@code -Dleads.it.server=wildfly} the server of
 *       {@code server-config}.
 * </ul>
 *
 * <p>The 1,500 leads, 12 users and 60 properties of the sample are for reading. A test that writes makes objects of its
 * own and deletes them, whatever its outcome, so that classes run in any order. The output of the server is in {@code
 * target/failsafe-reports/h2} and {@code mariadb}.
 */
package com.mycrm.it;
