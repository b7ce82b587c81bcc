package io.holdfast.dotnet.text;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** White space as {@code char.IsWhiteSpace} sees it, and cutting it off. */
final class White {

    private White() {}

    static boolean is(int c) {
        return (c >= '\t' && c <= '\r')
                || c == ' '
                || c == 0x85
                || c == 0xa0
                || (c >= 0x80
                        && (Character.getType(c) == Character.SPACE_SEPARATOR
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR));
    }

    static boolean all(@Nullable String text) {
        return text == null || text.chars().allMatch(White::is);
    }

    static String trim(String text, IntPredicate cut, boolean start, boolean end) {
        int from = 0;
        int to = text.length();
        while (start && from < to && cut.test(text.charAt(from))) {
            from++;
        }
        while (end && to > from && cut.test(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
