package io.holdfast.identity.role;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a principal is, in the words of ARM. */
enum PrincipalType {
    USER("User"),
    GROUP("Group"),
    SERVICE_PRINCIPAL("ServicePrincipal"),
    FOREIGN_GROUP("ForeignGroup"),
    DEVICE("Device"),
    /** The caller did not say, as az and Terraform do not, and there is no directory to ask. */
    UNKNOWN("Unknown");

    private final String text;

    PrincipalType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Optional<PrincipalType> of(String text) {
        return Stream.of(values())
                .filter(type -> type.text.equalsIgnoreCase(text))
                .findFirst();
    }

    /** For messages. */
    static String all() {
        return Stream.of(values()).map(PrincipalType::text).collect(Collectors.joining(", "));
    }
}
