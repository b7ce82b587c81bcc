package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path or a query with parameters. Values arrive percent-encoded as the caller wrote them; one that moves from the path into
 * the query or back is encoded further, so that no value can add a parameter or climb out of its directory.
 */
final class UrlTemplate {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\*?([^{}]*)}");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)(\\.|%2[eE]){1,2}(/|$)");

    private record Part(String literal, String parameter, UnaryOperator<String> encode) {}

    private final List<Part> parts;
    private final String tail;
    /** Values from the query reach the path: they may hold what the gateway took out of paths. */
    private final boolean guarded;

    private UrlTemplate(List<Part> parts, String tail, boolean guarded) {
        this.parts = parts;
        this.tail = tail;
        this.guarded = guarded;
    }

    static UrlTemplate ofPath(PolicyElement element, String path, UrlParameters known) {
        return parse(element, path, known, true);
    }

    static UrlTemplate ofQuery(PolicyElement element, String query, UrlParameters known) {
        return parse(element, query, known, false);
    }

    private static UrlTemplate parse(PolicyElement element, String text, UrlParameters known, boolean isPath) {
        List<Part> parts = new ArrayList<>();
        boolean moved = false;
        int at = 0;
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            String name = parameter.group(1);
            if (!known.contains(name)) {
                throw element.refuse("its template uses a parameter that the operation's URL template doesn't have");
            }
            boolean fromPath = known.inPath().contains(name);
            moved |= isPath && !fromPath;
            parts.add(new Part(Urls.repair(text.substring(at, parameter.start())), name, encoder(fromPath, isPath)));
            at = parameter.end();
        }
        return new UrlTemplate(List.copyOf(parts), Urls.repair(text.substring(at)), moved);
    }

    private static UnaryOperator<String> encoder(boolean fromPath, boolean toPath) {
        if (fromPath == toPath) {
            return UnaryOperator.identity();
        }
        return toPath
                ? value -> value.replace("+", "%20").replace("/", "%2F").replace("?", "%3F")
                : value -> value.replace("&", "%26").replace("=", "%3D").replace("+", "%2B");
    }

    String expand(Exchange exchange) {
        if (parts.isEmpty()) {
            return tail;
        }
        StringBuilder out = new StringBuilder(64);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            out.append(part.literal());
            String value = exchange.parameter(part.parameter());
            if (value != null) {
                out.append(part.encode().apply(value));
            }
        }
        out.append(tail);
        if (guarded && DOT_SEGMENT.matcher(out).find()) {
            throw new PolicyException(400, "rewrite-uri", "BadRequest", "A parameter is not valid in a path.");
        }
        return out.toString();
    }
}
