package io.holdfast.bench;

import java.util.List;

/**
 * What {@code bench/serving.sh} was told.
 *
 * @param resources of the service that is restored
 * @param heap of the server, in megabytes
 * @param rate requests per second, of all callers together
 * @param seconds of calls before and after the restore
 */
record ServingOptions(int resources, int heap, int rate, int seconds, boolean json) {

    private static final int LEAST = 1_000;

    /** @throws IllegalArgumentException in words for people */
    static ServingOptions of(List<String> arguments) {
        int resources = 1_000_000;
        int heap = 4_096;
        int rate = 400;
        int seconds = 10;
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            i += argument.startsWith("--") && !argument.equals("--json") ? 1 : 0;
            switch (argument) {
                case "--json" -> json = true;
                case "--heap" -> heap = ManagementOptions.number(argument, next, 100_000);
                case "--rate" -> rate = ManagementOptions.number(argument, next, 100_000);
                case "--seconds" -> seconds = ManagementOptions.number(argument, next, 3_600);
                default -> resources = ManagementOptions.number("the number of resources", argument, 100_000_000);
            }
        }
        if (resources < LEAST) {
            throw new IllegalArgumentException("a service that is restored has at least " + LEAST + " resources");
        }
        return new ServingOptions(resources, heap, rate, seconds, json);
    }
}
