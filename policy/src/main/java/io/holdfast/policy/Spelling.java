package io.holdfast.policy;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what a misspelled name was meant to be. */
final class Spelling {

    private Spelling() {}

    /** A sentence with the nearest known name, or nothing if none is near. */
    static String hint(String name, Collection<String> known) {
        int limit = Math.max(1, name.length() / 4);
        return name.length() > 40
                ? ""
                : known.stream()
                        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                        .filter(candidate -> distance(name, candidate) <= limit)
                        .map(candidate -> " Did you mean '" + candidate + "'?")
                        .orElse("");
    }

    /** Levenshtein's distance, over the upper triangle of one row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
