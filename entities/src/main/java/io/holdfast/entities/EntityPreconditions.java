package io.holdfast.entities;

import io.holdfast.arm.ArmRequest;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import java.util.Optional;

/** If-Match and If-None-Match of requests for child resources. */
final class EntityPreconditions {

    private EntityPreconditions() {}

    /** PUT of some types must say which state it means. */
    static void demandedOnPut(ArmRequest request, ResourceType type) {
        String header = request.header("if-match");
        if (type.conduct().etagOnPut() && (header == null || header.isBlank())) {
            throw EntityRefusals.ifMatchMissing();
        }
    }

    /** Checks both headers against the state in the transaction. */
    static void check(ArmRequest request, Optional<Resource> existing) {
        io.holdfast.arm.Preconditions.broken(
                        request.method(),
                        request.header("if-match"),
                        request.header("if-none-match"),
                        existing.map(Resource::etag))
                .ifPresent(header -> {
                    throw EntityRefusals.preconditionFailed();
                });
    }
}
