package io.holdfast.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of named values in place of <code>{{display-name}}</code>; not again into what was put in. */
final class NamedValues {

    /** The characters of display names; Liquid's own tags have blanks or filters around the name. */
    static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Za-z0-9._-]{1,256})}}");

    private NamedValues() {}

    static boolean in(String value) {
        return value.contains("{{") && REFERENCE.matcher(value).find();
    }

    static String resolve(String value, CompileContext context, String element) {
        if (!value.contains("{{")) {
            return value;
        }
        StringBuilder out = new StringBuilder();
        Matcher reference = REFERENCE.matcher(value);
        while (reference.find()) {
            String found = context.namedValue(reference.group(1))
                    .orElseThrow(() ->
                            new NotRunnableException(element, "there is no named value '" + reference.group(1) + "'"));
            reference.appendReplacement(out, Matcher.quoteReplacement(found));
        }
        return reference.appendTail(out).toString();
    }
}
