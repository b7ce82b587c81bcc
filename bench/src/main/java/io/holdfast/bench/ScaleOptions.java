package io.holdfast.bench;

import java.util.ArrayList;
import java.util.List;

/** What {@code bench/scale.sh} was told. */
record ScaleOptions(List<Integer> sizes, List<String> databases, boolean json) {

    static final String SQLITE = "sqlite";
    static final String POSTGRESQL = "postgresql";

    private static final List<Integer> DEFAULT_SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int LEAST = 1_000;
    private static final int MOST = 100_000_000;

    /** @throws IllegalArgumentException in words for people */
    static ScaleOptions of(List<String> arguments) {
        var sizes = new ArrayList<Integer>();
        List<String> databases = List.of(SQLITE, POSTGRESQL);
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--json")) {
                json = true;
            } else if (argument.equals("--database")) {
                i++;
                databases = databases(i < arguments.size() ? arguments.get(i) : "");
            } else {
                sizes.add(size(argument));
            }
        }
        return new ScaleOptions(sizes.isEmpty() ? DEFAULT_SIZES : List.copyOf(sizes), databases, json);
    }

    static List<String> databases(String name) {
        return switch (name) {
            case SQLITE, POSTGRESQL -> List.of(name);
            case "both" -> List.of(SQLITE, POSTGRESQL);
            default ->
                throw new IllegalArgumentException("--database must be sqlite, postgresql or both, not '" + name + "'");
        };
    }

    private static int size(String argument) {
        if (argument.matches("\\d{1,9}")) {
            int size = Integer.parseInt(argument);
            if (size >= LEAST && size <= MOST) {
                return size;
            }
        }
        throw new IllegalArgumentException("a size is a number of resources from " + LEAST + " to " + MOST + ", not '"
                + argument + "'; the options are --json and --database sqlite|postgresql|both");
    }
}
