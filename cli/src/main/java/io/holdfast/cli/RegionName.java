package io.holdfast.cli;

import java.util.Locale;

/** Names of regions, which people write as {@code westeurope} and answers show as {@code West Europe}. */
final class RegionName {

    private RegionName() {}

    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
