package io.holdfast.model.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a URL template: literal text, a parameter, or both mixed as in <code>Customers({id})</code>. A parameter takes at
 * least one character and, in a mixed segment, ends where the next literal first occurs.
 *
 * @param parts literals and parameters in turn: literals at even places (possibly empty), names at odd ones
 */
public record SegmentPattern(List<String> parts) {

    /** Braces, the begin of a query, and a percent sign that would begin an encoded character, but for the slash, which stays encoded. */
    private static final Pattern SPECIAL = Pattern.compile("[{}?]|%(?!2f)(?=[0-9a-f]{2})");

    static SegmentPattern parse(String segment) {
        var parts = new ArrayList<String>();
        int start = 0;
        int open = segment.indexOf('{');
        while (open >= 0) {
            int close = segment.indexOf('}', open);
            if (close < 0) {
                break;
            }
            parts.add(Percent.fold(segment.substring(start, open)));
            parts.add(segment.substring(open + 1, close));
            start = close + 1;
            open = segment.indexOf('{', start);
        }
        parts.add(Percent.fold(segment.substring(start)));
        return new SegmentPattern(List.copyOf(parts));
    }

    /** As templates write it, but that its literals are folded: read again, it is this pattern. */
    @Override
    public String toString() {
        var text = new StringBuilder(written(parts.getFirst()));
        for (int i = 1; i < parts.size(); i += 2) {
            text.append('{').append(parts.get(i)).append('}').append(written(parts.get(i + 1)));
        }
        return text.toString();
    }

    /** What would mean something else when it is not encoded. */
    private static String written(String literal) {
        return SPECIAL.matcher(literal)
                .replaceAll(found -> "%%%02x".formatted((int) found.group().charAt(0)));
    }

    public boolean isLiteral() {
        return parts.size() == 1;
    }

    public boolean isParameter() {
        return parts.size() == 3
                && parts.getFirst().isEmpty()
                && parts.getLast().isEmpty();
    }

    /** The folded text of a literal segment. */
    public String literal() {
        return parts.getFirst();
    }

    /** The folded literals before, between and behind the parameters; some may be empty. */
    List<String> literals() {
        var literals = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i += 2) {
            literals.add(parts.get(i));
        }
        return List.copyOf(literals);
    }

    /** How many characters are fixed: of two mixed segments that match, the one with more wins. */
    public int fixed() {
        int fixed = 0;
        for (int i = 0; i < parts.size(); i += 2) {
            fixed += parts.get(i).length();
        }
        return fixed;
    }

    public boolean matches(String folded) {
        return walk(folded, null) != NONE;
    }

    /** The part of the segment that parameter {@code name} took, or null. */
    public @Nullable String parameter(String name, String raw) {
        if (isParameter()) {
            return parts.get(1).equals(name) ? raw : null;
        }
        long span = walk(raw.toLowerCase(java.util.Locale.ROOT), name);
        return span == NONE || span == MATCHED ? null : raw.substring((int) (span >>> 32), (int) span);
    }

    private static final long NONE = -1;
    private static final long MATCHED = -2;

    /** NONE when it does not match, else the span of the wanted parameter (start, end), or MATCHED. */
    private long walk(String text, @Nullable String wanted) {
        if (!text.startsWith(parts.getFirst())) {
            return NONE;
        }
        long found = MATCHED;
        int at = parts.getFirst().length();
        for (int i = 1; i < parts.size(); i += 2) {
            int end = parameterEnd(text, at, i + 1);
            if (end <= at) {
                return NONE;
            }
            if (parts.get(i).equals(wanted)) {
                found = ((long) at << 32) | end;
            }
            at = end + parts.get(i + 1).length();
        }
        return at == text.length() ? found : NONE;
    }

    private int parameterEnd(String text, int from, int literalIndex) {
        String literal = parts.get(literalIndex);
        if (literalIndex == parts.size() - 1) {
            int end = text.length() - literal.length();
            return text.endsWith(literal) ? end : -1;
        }
        return literal.isEmpty() ? Math.min(from + 1, text.length()) : text.indexOf(literal, from + 1);
    }
}
