package io.holdfast.policy.elements;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Fields that carry a message and say nothing of it; no definition names them. */
final class TransportHeaders {

    private static final Set<String> NAMES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        NAMES.add("Connection");
        NAMES.add("Content-Length");
        NAMES.add("Keep-Alive");
        NAMES.add("Transfer-Encoding");
    }

    private TransportHeaders() {}

    /** @param another field that no definition names, such as that of a subscription key; empty for none */
    static Predicate<String> and(String another) {
        return name -> NAMES.contains(name) || name.equalsIgnoreCase(another);
    }
}
