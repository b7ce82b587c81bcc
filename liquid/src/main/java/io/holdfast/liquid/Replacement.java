package io.holdfast.liquid;

import java.util.regex.Matcher;

/** What .NET puts in place of a match: {@code $1}, {@code $&}, {@code $$}; any other dollar stays. */
final class Replacement {

    private Replacement() {}

    static String of(Matcher match, String text, String replacement) {
        if (replacement.indexOf('$') < 0) {
            return replacement;
        }
        var result = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            char next = c == '$' && i + 1 < replacement.length() ? replacement.charAt(i + 1) : '\0';
            int group = next >= '0' && next <= '9' ? next - '0' : -1;
            if (next == '$' || next == '&') {
                result.append(next == '$' ? "$" : match.group());
                i++;
            } else if (group >= 0 && group <= match.groupCount()) {
                result.append(match.start(group) < 0 ? "" : text.substring(match.start(group), match.end(group)));
                i++;
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }
}
