package io.holdfast.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The member {@code holdfast} of a request; it is there only when something was chosen. */
final class HoldfastMember {

    static final String NAME = "holdfast";

    private HoldfastMember() {}

    static ObjectNode of(ObjectNode body) {
        return body.withObject("/" + NAME);
    }

    static void include(ObjectNode body, @Nullable List<String> words) {
        texts(body, "include", words);
    }

    static void leaveOut(ObjectNode body, @Nullable List<String> names) {
        texts(body, "leaveOut", names);
    }

    /** The service that the backup must be of. */
    static void from(ObjectNode body, String service, @Nullable String deployment) {
        ObjectNode from = of(body).putObject("from").put("service", service);
        if (deployment != null) {
            from.put("deployment", deployment);
        }
    }

    private static void texts(ObjectNode body, String member, @Nullable List<String> texts) {
        if (texts != null && !texts.isEmpty()) {
            var array = of(body).putArray(member);
            texts.forEach(text -> array.add(text.strip()));
        }
    }
}
