package io.holdfast.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code bench/management.sh} was told.
 *
 * @param sizes of the lists that are paged through
 * @param seconds of each measurement of requests per second
 */
record ManagementOptions(List<Integer> sizes, List<String> databases, int seconds, boolean json) {

    private static final List<Integer> DEFAULT_SIZES = List.of(100, 10_000, 100_000);
    private static final int DEFAULT_SECONDS = 5;
    private static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException in words for people */
    static ManagementOptions of(List<String> arguments) {
        var sizes = new ArrayList<Integer>();
        List<String> databases = List.of(ScaleOptions.SQLITE, ScaleOptions.POSTGRESQL);
        int seconds = DEFAULT_SECONDS;
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (argument) {
                case "--json" -> json = true;
                case "--database" -> {
                    databases = ScaleOptions.databases(next);
                    i++;
                }
                case "--seconds" -> {
                    seconds = number("--seconds", next, 600);
                    i++;
                }
                default -> sizes.add(number("the size of a list", argument, MOST));
            }
        }
        return new ManagementOptions(sizes.isEmpty() ? DEFAULT_SIZES : List.copyOf(sizes), databases, seconds, json);
    }

    /** A whole number of at least 1. */
    static int number(String what, String text, int most) {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(what + " must be a whole number from 1 to " + most + ", not '" + text + "'");
    }
}
