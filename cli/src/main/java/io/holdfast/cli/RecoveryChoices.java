package io.holdfast.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The member {@code holdfast} of a request; it is there only when something was chosen. */
final class RecoveryChoices {

    static final String NAME = "holdfast";

    private RecoveryChoices() {}

    static ObjectNode of(ObjectNode body) {
        return body.withObject("/" + NAME);
    }

    static void leaveOut(ObjectNode body, @Nullable List<String> names) {
        if (names != null && !names.isEmpty()) {
            var left = of(body).putArray("leaveOut");
            names.forEach(name -> left.add(name.strip()));
        }
    }
}
