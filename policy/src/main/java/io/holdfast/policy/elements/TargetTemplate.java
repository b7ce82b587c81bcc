package io.holdfast.policy.elements;

import io.holdfast.model.template.UrlTemplate;
import io.holdfast.policy.DotSegments;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A path or a query with parameters of the operation's URL template. Values arrive percent-encoded as the caller wrote them; one that moves from the path into
 * the query or back is encoded further, so that no value can add a parameter or climb out of its directory.
 */
final class TargetTemplate {

    private record Part(String literal, String parameter, UnaryOperator<String> encode) {}

    private final List<Part> parts;
    private final String tail;
    private final boolean isPath;
    /** How many dot segments the template has by itself. Callers must not make more of them, be it of several harmless values. */
    private final int ownDots;

    private TargetTemplate(List<Part> parts, String tail, boolean isPath) {
        this.parts = parts;
        this.tail = tail;
        this.isPath = isPath;
        this.ownDots = DotSegments.count(expand(name -> "x"));
    }

    /** @throws IllegalArgumentException if it uses a parameter that is not known */
    static TargetTemplate ofPath(String path, UrlParameters known) {
        return parse(path, known, true);
    }

    /** @throws IllegalArgumentException if it uses a parameter that is not known */
    static TargetTemplate ofQuery(String query, UrlParameters known) {
        return parse(query, known, false);
    }

    private static TargetTemplate parse(String text, UrlParameters known, boolean isPath) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (UrlTemplate.Placeholder parameter : UrlTemplate.placeholders(text)) {
            String name = parameter.name();
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "its template uses a parameter that the operation's URL template doesn't have");
            }
            boolean fromPath = known.inPath().contains(name);
            parts.add(new Part(Urls.repair(text.substring(at, parameter.start())), name, encoder(fromPath, isPath)));
            at = parameter.end();
        }
        return new TargetTemplate(List.copyOf(parts), Urls.repair(text.substring(at)), isPath);
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
        String expanded = expand(exchange::parameter);
        if (isPath && DotSegments.count(expanded) > ownDots) {
            throw new PolicyException(400, "rewrite-uri", "BadRequest", "A parameter is not valid in a path.");
        }
        return expanded;
    }

    private String expand(Function<String, @Nullable String> values) {
        StringBuilder out = new StringBuilder(64);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            out.append(part.literal());
            String value = values.apply(part.parameter());
            if (value != null) {
                out.append(part.encode().apply(value));
            }
        }
        return out.append(tail).toString();
    }
}
