package io.holdfast.policy.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user who owns the subscription of a call. */
public record UserView(
        String id,
        String email,
        String firstName,
        String lastName,
        String note,
        @Nullable Instant registered,
        List<GroupView> groups,
        List<Identity> identities) {

    /** Who he is to a provider. */
    public record Identity(String id, String provider) {}
}
