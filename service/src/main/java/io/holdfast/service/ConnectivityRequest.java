package io.holdfast.service;

import io.holdfast.arm.Problems;
import io.holdfast.arm.resource.Locations;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be reached.
 *
 * @param host a name or an IP address
 * @param uri what is asked; of no use for TCP
 * @param valid statuses that count as success; any when empty
 */
record ConnectivityRequest(
        Protocol protocol, String host, int port, URI uri, String method, Set<Integer> valid, List<Header> headers) {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_HEADERS = 20;
    private static final int MAX_TEXT = 1_024;

    enum Protocol {
        TCP,
        HTTP,
        HTTPS
    }

    record Header(String name, String value) {}

    /**
     * @param locations those of the service; only the first is where the server stands
     * @throws io.holdfast.arm.ArmException 400 naming the member that is wrong
     */
    static ConnectivityRequest read(ObjectNode sent, List<String> locations) {
        String region = text(sent.path("source").path("region"), "source.region", true);
        if (!Locations.name(region).equals(Locations.name(locations.getFirst()))) {
            throw Problems.refusal(
                    "source.region", "must be '" + locations.getFirst() + "', where the service is served from");
        }
        JsonNode version = sent.path("preferredIPVersion");
        if (!version.isMissingNode() && !version.isNull() && !"ipv4".equalsIgnoreCase(version.asString(""))) {
            throw Problems.refusal("preferredIPVersion", "must be 'IPv4'");
        }
        Protocol protocol = protocol(sent.path("protocol"));
        int port = port(sent.path("destination").path("port"));
        String address = text(sent.path("destination").path("address"), "destination.address", true);
        URI uri = uri(protocol, address, port);
        JsonNode http = sent.path("protocolConfiguration").path("HTTPConfiguration");
        return new ConnectivityRequest(protocol, uri.getHost(), port, uri, method(http), valid(http), headers(http));
    }

    private static Protocol protocol(JsonNode sent) {
        String word = text(sent, "protocol", false).toUpperCase(Locale.ROOT);
        return switch (word) {
            case "", "TCP" -> Protocol.TCP;
            case "HTTP" -> Protocol.HTTP;
            case "HTTPS" -> Protocol.HTTPS;
            default -> throw Problems.refusal("protocol", "must be one of 'TCP', 'HTTP', 'HTTPS'");
        };
    }

    private static int port(JsonNode sent) {
        if (!sent.isInt() || sent.asInt() < 1 || sent.asInt() > MAX_PORT) {
            throw Problems.refusal("destination.port", "must be a whole number from 1 to " + MAX_PORT);
        }
        return sent.asInt();
    }

    /** A host, or for HTTP also a URL of it, whose port is the one that is given beside it. */
    private static URI uri(Protocol protocol, String address, int port) {
        String scheme = protocol == Protocol.TCP ? "tcp" : protocol.name().toLowerCase(Locale.ROOT);
        try {
            boolean bareIpv6 = address.indexOf(':') != address.lastIndexOf(':') && !address.contains("/");
            URI given = new URI(
                    address.contains("://")
                            ? address
                            : scheme + "://" + (bareIpv6 && !address.startsWith("[") ? "[" + address + "]" : address));
            boolean fits = given.getHost() != null
                    && scheme.equalsIgnoreCase(given.getScheme())
                    && given.getUserInfo() == null
                    && (protocol != Protocol.TCP || given.getPath().isEmpty());
            if (fits) {
                String path = given.getRawPath().isEmpty() ? "/" : given.getRawPath();
                String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
                return new URI(scheme + "://" + given.getHost() + ":" + port + path + query);
            }
        } catch (URISyntaxException e) {
            // answered below
        }
        throw Problems.refusal(
                "destination.address",
                "must be a host name or an IP address"
                        + (protocol == Protocol.TCP ? "" : ", or a URL that begins with '" + scheme + "://'"));
    }

    private static String method(JsonNode http) {
        String method = text(http.path("method"), "protocolConfiguration.HTTPConfiguration.method", false)
                .toUpperCase(Locale.ROOT);
        if (!method.isEmpty() && !method.equals("GET") && !method.equals("POST")) {
            throw Problems.refusal("protocolConfiguration.HTTPConfiguration.method", "must be one of 'GET', 'POST'");
        }
        return method.isEmpty() ? "GET" : method;
    }

    private static Set<Integer> valid(JsonNode http) {
        var valid = new TreeSet<Integer>();
        for (JsonNode each : http.path("validStatusCodes")) {
            if (!each.isInt() || each.asInt() < 100 || each.asInt() > 599) {
                throw Problems.refusal(
                        "protocolConfiguration.HTTPConfiguration.validStatusCodes", "must be numbers from 100 to 599");
            }
            valid.add(each.asInt());
        }
        return valid;
    }

    private static List<Header> headers(JsonNode http) {
        String member = "protocolConfiguration.HTTPConfiguration.headers";
        var headers = new ArrayList<Header>();
        for (JsonNode each : http.path("headers")) {
            var header = new Header(
                    text(each.path("name"), member + ".name", true), text(each.path("value"), member + ".value", true));
            try {
                HttpRequest.newBuilder().header(header.name(), header.value());
                // Whether the JDK refuses this one depends on its options; the address says which host is asked.
                if (header.name().equalsIgnoreCase("host")) {
                    throw new IllegalArgumentException(header.name());
                }
            } catch (IllegalArgumentException e) {
                throw Problems.refusal(member, "must not hold '" + header.name() + "', which cannot be sent so");
            }
            headers.add(header);
        }
        if (headers.size() > MAX_HEADERS) {
            throw Problems.refusal(member, "must be at most " + MAX_HEADERS);
        }
        return headers;
    }

    private static String text(JsonNode sent, String member, boolean required) {
        if (!required && (sent.isMissingNode() || sent.isNull())) {
            return "";
        }
        if (!sent.isString() || sent.asString().isBlank() || sent.asString().length() > MAX_TEXT) {
            throw Problems.refusal(
                    member,
                    "must be a string of 1 to " + MAX_TEXT + " characters" + (required ? "; it is required" : ""));
        }
        return sent.asString().strip();
    }
}
