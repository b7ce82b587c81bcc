package io.holdfast.policy.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came back, whatever its status.
 *
 * @param fields in their order, without those that concern one connection
 * @param body as it was sent, content codings and all; empty for none
 */
public record CallAnswer(int status, String reason, List<CallField> fields, byte[] body) {

    /** The first value of a field, or null. */
    public @Nullable String field(String name) {
        for (CallField field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + reason;
    }
}
