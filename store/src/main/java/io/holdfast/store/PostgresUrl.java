package io.holdfast.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    Properties properties() {
        var properties = new Properties();
        put(properties, "user", parts.group(1));
        put(properties, "password", parts.group(2));
        properties.setProperty("ApplicationName", "holdfast");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    private static void put(Properties properties, String name, @Nullable String encoded) {
        if (encoded != null) {
            // URLDecoder reads a plus sign as a space, which a URL's authority does not.
            properties.setProperty(name, URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
    }

    Sql connect() {
        try {
            return new Sql(DriverManager.getConnection(jdbc(), properties()));
        } catch (SQLException e) {
            throw new DatabaseException("The database " + this + " cannot be reached", e);
        }
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "postgresql://" + parts.group(3) + "/" + parts.group(4);
    }
}
