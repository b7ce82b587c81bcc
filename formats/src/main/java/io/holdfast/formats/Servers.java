package io.holdfast.formats;

import io.swagger.v3.oas.models.servers.Server;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The servers of a description: the first is the backend; their schemes are the protocols of the API. */
final class Servers {

    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    private Servers() {}

    static void put(ObjectNode api, @Nullable List<Server> servers, @Nullable String source) {
        if (servers == null) {
            return;
        }
        var schemes = new TreeSet<String>();
        for (Server server : servers) {
            URI url = absolute(server, source);
            if (url != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
                schemes.add(url.getScheme().toLowerCase(Locale.ROOT));
                if (!api.has("serviceUrl")) {
                    api.put("serviceUrl", trim(url));
                }
            }
        }
        if (!schemes.isEmpty()) {
            ArrayNode protocols = api.putArray("protocols");
            schemes.forEach(protocols::add);
        }
    }

    private static @Nullable URI absolute(Server server, @Nullable String source) {
        try {
            URI url = URI.create(substituted(server));
            URI absolute = source == null ? url : URI.create(source).resolve(url);
            return absolute.isAbsolute() && absolute.getRawAuthority() != null ? absolute : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String substituted(Server server) {
        String url = server.getUrl() == null ? "" : server.getUrl();
        if (server.getVariables() != null) {
            for (Map.Entry<String, io.swagger.v3.oas.models.servers.ServerVariable> variable :
                    server.getVariables().entrySet()) {
                String value = variable.getValue().getDefault();
                url = url.replace("{" + variable.getKey() + "}", value == null ? "" : value);
            }
        }
        return url;
    }

    private static String trim(URI url) {
        String text = url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
