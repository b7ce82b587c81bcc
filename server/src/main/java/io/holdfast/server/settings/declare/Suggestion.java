package io.holdfast.server.settings.declare;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What somebody may have meant. */
final class Suggestion {

    private Suggestion() {}

    static String closest(List<String> words, String name) {
        return words.stream()
                .min(Comparator.comparingInt(known -> strangeness(known, name)))
                .orElseThrow();
    }

    /** A name that begins or ends like a known one is nearer than one that happens to have the same letters. */
    private static int strangeness(String known, String name) {
        String one = known.toLowerCase(Locale.ROOT);
        String other = name.toLowerCase(Locale.ROOT);
        boolean related = one.startsWith(other + ".") || one.endsWith("." + last(other));
        return distance(one, other) * (related ? 1 : 3);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** How many characters must be inserted, removed or replaced to turn one word into the other (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
