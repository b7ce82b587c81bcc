package io.holdfast.dotnet.regex;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;

/** Replace, Result and Split. */
final class Replacement {

    private Replacement() {}

    /** What a replacement text becomes for a match: {@code $1 ${name} $& $` $' $+ $_ $$}. */
    static String expanded(Work work, NetMatch match, String replacement) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < replacement.length()) {
            work.tick();
            char c = replacement.charAt(at);
            int used = c == '$' && at + 1 < replacement.length() ? special(match, replacement, at, text) : 0;
            if (used == 0) {
                text.append(c);
                used = 1;
            }
            at += used;
            work.charge(2);
        }
        return text.toString();
    }

    private static int special(NetMatch match, String replacement, int at, StringBuilder text) {
        char c = replacement.charAt(at + 1);
        switch (c) {
            case '$' -> text.append('$');
            case '&' -> text.append(match.value);
            case '`' -> text.append(match.input(), 0, match.index);
            case '\'' -> text.append(match.input(), match.end(), match.input().length());
            case '_' -> text.append(match.input());
            case '+' -> text.append(match.groups().getLast().value);
            case '{' -> {
                return braces(match, replacement, at, text);
            }
            default -> {
                return numbered(match, replacement, at, text);
            }
        }
        return 2;
    }

    private static int braces(NetMatch match, String replacement, int at, StringBuilder text) {
        int end = replacement.indexOf('}', at);
        String name = end < 0 ? "" : replacement.substring(at + 2, end);
        if (!match.has(name)) {
            return 0;
        }
        text.append(match.group(name).value);
        return end + 1 - at;
    }

    /** All digits that follow are the number; where no group has it, they stand for themselves. */
    private static int numbered(NetMatch match, String replacement, int at, StringBuilder text) {
        int end = at + 1;
        int number = 0;
        while (end < replacement.length() && end - at <= 9 && Character.isDigit(replacement.charAt(end))) {
            number = number * 10 + replacement.charAt(end) - '0';
            end++;
        }
        if (end == at + 1 || number >= match.groups().size()) {
            return 0;
        }
        text.append(match.group(number).value);
        return end - at;
    }

    /** What is put in the place of a match. */
    interface By {
        String of(NetMatch match);
    }

    static By text(Work work, String replacement) {
        return match -> expanded(work, match, replacement);
    }

    static By function(Work work, NetFunction evaluator) {
        return match -> Values.toString(work, evaluator.call(match));
    }

    /** @param most -1 for all */
    static String replaced(Work work, NetRegex regex, String input, By by, int most, int start) {
        if (most < -1) {
            throw NetException.argumentOutOfRange("Count cannot be less than -1.", "count");
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (NetMatch match : regex.matches(work, input, start, most)) {
            String put = by.of(match);
            work.charge(2L * (match.index - from + put.length()));
            text.append(input, from, match.index).append(put);
            from = match.end();
        }
        work.charge(2L * (input.length() - from));
        return from == 0 && text.isEmpty()
                ? input
                : text.append(input, from, input.length()).toString();
    }

    /** @param most 0 for all */
    static List<String> split(Work work, NetRegex regex, String input, int most, int start) {
        if (most < 0) {
            throw NetException.argumentOutOfRange("Count cannot be less than -1.", "count");
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        if (most != 1) {
            for (NetMatch match : regex.matches(work, input, start, most == 0 ? -1 : most - 1)) {
                work.charge(64L + 2L * (match.index - from));
                parts.add(input.substring(from, match.index));
                from = match.end();
                match.groups().stream().skip(1).filter(group -> group.success).forEach(group -> parts.add(group.value));
            }
        }
        parts.add(input.substring(from));
        return parts;
    }
}
