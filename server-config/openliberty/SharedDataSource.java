import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.spi.ObjectFactory;

/**
 * The JNDI entry that server.xml binds the data source of web.xml to: a lookup of the server's data source.
 *
 * <p>Bound to that itself, the data source of web.xml would give connections that are not shared, and EclipseLink and
 * the application's JDBC one each in the same transaction, which Open Liberty refuses (message J2CA0030E). What a lookup
 * finds is shared.
 */
public final class SharedDataSource implements ObjectFactory {

    @Override
    public Object getObjectInstance(Object reference, Name name, Context context, Hashtable<?, ?> environment)
            throws NamingException {
        return new InitialContext().lookup("jdbc/leads");
    }
}
