package io.holdfast.management.entities.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The template of an operation's URL: {@code /pets/{id}?kind={kind}}. */
public final class UrlTemplate {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    private UrlTemplate() {}

    /** The names of its parameters, in order; a wildcard's name without its star. */
    public static List<String> parameters(String template) {
        var names = new ArrayList<String>();
        Matcher matcher = PARAMETER.matcher(template);
        while (matcher.find()) {
            names.add(name(matcher.group(1)));
        }
        return names;
    }

    /** What is wrong with it, as the end of a sentence; empty when it can be matched. */
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
        if (new HashSet<>(names).size() < names.size()) {
            return Optional.of("names a parameter twice");
        }
        return Optional.empty();
    }

    private static String name(String text) {
        return text.startsWith("*") ? text.substring(1) : text;
    }
}
