package io.holdfast.model.reference;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * References to named values in a text: two braces, a display name, two braces. Blanks around the name (those of XML) do not count, and
 * the case of letters does. Everything else between braces is text. What checks, resolves or rewrites references asks here, so it cannot
 * take another text for one.
 */
public final class NamedValueText {

    private static final String OPEN = "{{";
    private static final String BLANKS = "[ \\t\\r\\n]*+";
    private static final String ONE = "\\{\\{" + BLANKS + "([A-Za-z0-9._-]{1,256}+)" + BLANKS + "}}";
    private static final Pattern REFERENCE = Pattern.compile(ONE);
    private static final Pattern ONLY = Pattern.compile("([A-Za-z][A-Za-z-]{0,19} )?(" + ONE + ")++");

    private NamedValueText() {}

    /**
     * One reference.
     *
     * @param start where its braces begin in the text
     * @param end behind its last brace
     */
    public record Found(String name, int start, int end) {}

    /** What a reference becomes. */
    @FunctionalInterface
    public interface Values {

        /** The text in a reference's place, or null to leave the reference as it is written. */
        @Nullable
        String of(String displayName);
    }

    /** The reference to a named value as it is best written. */
    public static String reference(String displayName) {
        return OPEN + displayName + "}}";
    }

    public static boolean in(String text) {
        return text.contains(OPEN) && REFERENCE.matcher(text).find();
    }

    /** The references of a text, in its order. */
    public static List<Found> references(String text) {
        return text.contains(OPEN)
                ? REFERENCE
                        .matcher(text)
                        .results()
                        .map(found -> new Found(found.group(1), found.start(), found.end()))
                        .toList()
                : List.of();
    }

    /** Whether a text refers to a named value. */
    public static boolean names(String text, String displayName) {
        return text.contains(displayName)
                && references(text).stream().anyMatch(found -> found.name().equals(displayName));
    }

    /** The text with values in place of its references. What is put in is not looked into again. */
    public static String resolved(String text, Values values) {
        return text.contains(OPEN)
                ? REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement(found, values)))
                : text;
    }

    private static String replacement(MatchResult found, Values values) {
        String value = values.of(found.group(1));
        return value == null ? found.group() : value;
    }

    /** The text with all references to a named value naming another one. */
    public static String renamed(String text, String before, String after) {
        return resolved(text, name -> name.equals(before) ? reference(after) : null);
    }

    /** Whether a text is nothing but references, if need be behind the name of an authorization scheme: it holds no secret itself. */
    public static boolean only(String text) {
        return text.contains(OPEN) && ONLY.matcher(text).matches();
    }
}
