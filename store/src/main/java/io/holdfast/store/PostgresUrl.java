package io.holdfast.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A URL as libpq knows it: {@code postgresql://user:password@host:port/database?parameters}. User and password are
 * percent-encoded; several hosts may be given, separated by commas.
 */
final class PostgresUrl {

    private static final Pattern URL =
            Pattern.compile("postgres(?:ql)?://(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?]+)/([^?]+)(?:\\?(.*))?");

    private final Matcher parts;

    PostgresUrl(String url) {
        parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new StoreException(
                    "store.url is not understood: it must be postgresql://user:password@host:port/database, with"
                            + " special characters of user and password percent-encoded",
                    null);
        }
    }

    static boolean accepts(String url) {
        return url.startsWith("postgresql://") || url.startsWith("postgres://");
    }

    String jdbc() {
        return "jdbc:postgresql://" + parts.group(3) + "/" + parts.group(4)
                + (parts.group(5) == null ? "" : "?" + parts.group(5));
    }

    /** Those of the URL's own parameters count more. */
    Properties properties(DatabasePatience patience) {
        var properties = new Properties();
        put(properties, "user", parts.group(1));
        put(properties, "password", parts.group(2));
        properties.setProperty("ApplicationName", "holdfast");
        properties.setProperty("socketFactory", KeepAliveSockets.class.getName());
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", Integer.toString(patience.connectSeconds()));
        properties.setProperty("socketTimeout", Integer.toString(patience.answerSeconds()));
        return properties;
    }

    /** Connections without an end to their patience once they are made. */
    DataSource dataSource(DatabasePatience patience) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbc());
        properties(patience).forEach((name, value) -> set(source, name.toString(), value.toString()));
        source.setSocketTimeout(0);
        return source;
    }

    private static void set(PGSimpleDataSource source, String name, String value) {
        try {
            source.setProperty(name, value);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void put(Properties properties, String name, @Nullable String encoded) {
        if (encoded != null) {
            // URLDecoder reads a plus sign as a space, which a URL's authority does not.
            properties.setProperty(name, URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
    }

    Sql connect(DatabasePatience patience) {
        try {
            return new Sql(DriverManager.getConnection(jdbc(), properties(patience)));
        } catch (SQLException e) {
            throw DatabaseException.unreachable(toString(), e);
        }
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "postgresql://" + parts.group(3) + "/" + parts.group(4);
    }
}
