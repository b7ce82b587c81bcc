package io.holdfast.gateway.routes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The URL template of an operation: segments, an optional rest (<code>/*</code> or <code>{*name}</code>) and an optional query part whose
 * parameters must be present.
 *
 * @param rest the parameter that takes all further segments, {@code *} if none is named; null when there must be none
 */
record UrlTemplate(List<SegmentPattern> segments, @Nullable String rest, List<QueryPart> query) {

    /**
     * @param value what the parameter must be, or null when any will do
     * @param parameter the template parameter that takes it, or null
     */
    record QueryPart(
            String name, @Nullable String value, @Nullable String parameter) {}

    /** @param shared gives equal segments of templates one object */
    static UrlTemplate parse(String template, Shared shared) {
        int mark = template.indexOf('?');
        String path = mark < 0 ? template : template.substring(0, mark);
        var segments = new ArrayList<SegmentPattern>();
        String rest = null;
        for (String segment : path.split("/", -1)) {
            if (segment.equals("*")) {
                rest = "*";
            } else if (segment.startsWith("{*") && segment.endsWith("}")) {
                rest = segment.substring(2, segment.length() - 1);
            } else if (!segment.isEmpty()) {
                segments.add(shared.of(SegmentPattern.parse(segment)));
            }
        }
        return new UrlTemplate(
                List.copyOf(segments), rest, mark < 0 ? List.of() : queryParts(template.substring(mark + 1)));
    }

    private static List<QueryPart> queryParts(String query) {
        var parts = new ArrayList<QueryPart>();
        for (String part : query.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            boolean parameter = value.startsWith("{") && value.endsWith("}");
            parts.add(new QueryPart(
                    name,
                    parameter || value.isEmpty() ? null : value,
                    parameter ? value.substring(1, value.length() - 1) : null));
        }
        return List.copyOf(parts);
    }

    /** A template that takes the same calls and has the same parameters. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        segments.forEach(segment -> text.append('/').append(segment));
        if (rest != null) {
            text.append(rest.equals("*") ? "/*" : "/{*" + rest + "}");
        }
        char separator = '?';
        for (QueryPart part : query) {
            String value = part.parameter() == null ? part.value() : "{" + part.parameter() + "}";
            text.append(separator).append(part.name()).append(value == null ? "" : "=" + value);
            separator = '&';
        }
        return text.isEmpty() ? "/" : text.toString();
    }

    boolean hasRest() {
        return rest != null;
    }

    /** How many query parameters it demands. */
    int demands() {
        return query.size();
    }

    /** How many of these must have a certain value. */
    int values() {
        return (int) query.stream().filter(part -> part.value() != null).count();
    }

    boolean acceptsQuery(String raw) {
        for (QueryPart part : query) {
            String value = Query.value(raw, part.name());
            if (value == null || (part.value() != null && !part.value().equalsIgnoreCase(value))) {
                return false;
            }
        }
        return true;
    }

    /** What the caller gave for {@code {name}}, encoded as he wrote it; null when the template has no such parameter. */
    @Nullable
    String parameter(String name, RequestPath path, int offset, String rawQuery) {
        for (int i = 0; i < segments.size(); i++) {
            String value =
                    segments.get(i).isLiteral() ? null : segments.get(i).parameter(name, path.segment(offset + i));
            if (value != null) {
                return value;
            }
        }
        if (name.equals(rest)) {
            String remainder = path.from(offset + segments.size());
            return remainder.isEmpty() ? "" : remainder.substring(1);
        }
        for (QueryPart part : query) {
            if (name.equals(part.parameter())) {
                return Query.raw(rawQuery, part.name());
            }
        }
        return null;
    }
}
