package io.holdfast.model;

import java.util.Locale;

/**
 * Compares names as ids, keys and roles do: by their lower case. {@link String#equalsIgnoreCase} looks at the upper case as well, where
 * some letters meet others (U+017F is S there); what it takes for one name, roles take for two.
 */
public final class Names {

    private Names() {}

    public static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
