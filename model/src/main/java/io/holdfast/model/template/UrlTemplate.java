package io.holdfast.model.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL template of an operation: segments, an optional rest (<code>/*</code> or <code>{*name}</code>) and an optional query part whose
 * parameters must be present.
 *
 * @param rest the parameter that takes all further segments, {@code *} if none is named; null when there must be none
 */
public record UrlTemplate(
        List<SegmentPattern> segments, @Nullable String rest, List<QueryPart> query) {

    /**
     * @param value what the parameter must be, or null when any will do
     * @param parameter the template parameter that takes it, or null
     */
    public record QueryPart(
            String name, @Nullable String value, @Nullable String parameter) {}

    private static final Pattern SEPARATOR = Pattern.compile("[/?&]");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    /**
     * A parameter where a template writes it.
     *
     * @param name without the star of a wildcard
     * @param start where its brace opens
     * @param end behind the brace that closes
     */
    public record Placeholder(String name, int start, int end) {}

    /** The parameters of a template, or of a part of one, as they are written, in order. */
    public static List<Placeholder> placeholders(String template) {
        var found = new ArrayList<Placeholder>();
        Matcher matcher = PARAMETER.matcher(template);
        while (matcher.find()) {
            String name = matcher.group(1);
            found.add(new Placeholder(name.startsWith("*") ? name.substring(1) : name, matcher.start(), matcher.end()));
        }
        return found;
    }

    /** The names of its parameters, in order; a wildcard's name without its star. */
    public static List<String> parameters(String template) {
        return placeholders(template).stream().map(Placeholder::name).toList();
    }

    /** What is wrong with a template, as the end of a sentence; empty when it can be matched. */
    public static Optional<String> problem(String template) {
        if (!template.startsWith("/")) {
            return Optional.of("must begin with /");
        }
        if (PARAMETER.matcher(template).replaceAll("").matches("(?s).*[{}].*")) {
            return Optional.of("has a brace that does not belong to a pair");
        }
        List<String> names = parameters(template);
        if (names.stream().anyMatch(String::isBlank)) {
            return Optional.of("has a parameter without a name");
        }
        if (names.stream().anyMatch(name -> SEPARATOR.matcher(name).find())) {
            return Optional.of("has a parameter whose name has a /, ? or &");
        }
        if (new HashSet<>(names).size() < names.size()) {
            return Optional.of("names a parameter twice");
        }
        return Optional.empty();
    }

    /** @param shared gives equal segments of templates one object */
    public static UrlTemplate parse(String template, UnaryOperator<SegmentPattern> shared) {
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
                segments.add(shared.apply(SegmentPattern.parse(segment)));
            }
        }
        return new UrlTemplate(
                List.copyOf(segments), rest, mark < 0 ? List.of() : queryParts(template.substring(mark + 1)));
    }

    private static List<QueryPart> queryParts(String query) {
        var parts = new ArrayList<QueryPart>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (part.isEmpty() || equals == 0) {
                continue; // nothing has no name
            }
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
        if (text.isEmpty()) {
            text.append('/');
        }
        char separator = '?';
        for (QueryPart part : query) {
            String value = part.parameter() == null ? part.value() : "{" + part.parameter() + "}";
            text.append(separator).append(part.name()).append(value == null ? "" : "=" + value);
            separator = '&';
        }
        return text.toString();
    }

    public boolean hasRest() {
        return rest != null;
    }

    /** How many query parameters it demands. */
    public int demands() {
        return query.size();
    }

    /** How many of these must have a certain value. */
    public int values() {
        return (int) query.stream().filter(part -> part.value() != null).count();
    }
}
