package io.holdfast.server.settings.declare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings that there are any number of times, below a key each: {@code storage.accounts.NAME.endpoint}.
 *
 * @param prefix before the key
 * @param placeholder what stands for the key in texts
 * @param keys what keys look like
 * @param keyRule the same in words, as in "an account name has …"
 * @param members what may be set below a key
 */
public record SettingGroup(String prefix, String placeholder, Pattern keys, String keyRule, List<Setting<?>> members) {

    /** How it is written in texts. */
    public String nameOf(Setting<?> member) {
        return prefix + "." + placeholder + "." + member.name();
    }

    /** Its environment variable: with the key in upper case, and {@code _} for {@code -}. */
    public String variableOf(Setting<?> member) {
        return Setting.variable(prefix) + "_" + placeholder + suffix(member);
    }

    private static String suffix(Setting<?> member) {
        return "_" + Setting.upper(member.name());
    }

    /** The setting that an environment variable stands for, or null if it is none of this group. */
    @Nullable
    String nameOf(String variable) {
        String start = Setting.variable(prefix) + "_";
        return members.stream()
                .filter(member -> variable.startsWith(start)
                        && variable.endsWith(suffix(member))
                        && variable.length() > start.length() + suffix(member).length())
                .max(Comparator.comparingInt(member -> member.name().length()))
                .map(member -> prefix + "." + key(variable, start.length(), suffix(member)) + "." + member.name())
                .orElse(null);
    }

    private static String key(String variable, int start, String suffix) {
        return variable.substring(start, variable.length() - suffix.length())
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }

    /** What may and must be set below a key. */
    String takes() {
        List<String> needed = named(member -> member.fallback().isMissing());
        List<String> free = named(member -> !member.fallback().isMissing());
        return "takes " + String.join(", ", needed)
                + (free.isEmpty() ? "" : " and, optionally, " + String.join(", ", free));
    }

    private List<String> named(Predicate<Setting<?>> which) {
        var names = new ArrayList<String>();
        for (Setting<?> member : members) {
            if (which.test(member)) {
                String words = member.type().words();
                boolean told = member.fallback().isMissing() && !words.equals("text");
                names.add("'" + member.name() + "'" + (told ? " (" + words + ")" : ""));
            }
        }
        return names;
    }
}
