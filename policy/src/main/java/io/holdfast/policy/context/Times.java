package io.holdfast.policy.context;

import java.util.UUID;

/** Times and ids of the product as .NET's. */
final class Times {

    private Times() {}

    static UUID guid(String id) {
        return id.isEmpty() ? new UUID(0, 0) : UUID.fromString(id);
    }
}
