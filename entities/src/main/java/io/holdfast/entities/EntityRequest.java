package io.holdfast.entities;

import io.holdfast.arm.ArmRequest;
import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.Target;
import io.holdfast.store.Configuration;
import org.jspecify.annotations.Nullable;

/** A request, and what its path points at. */
public record EntityRequest(ArmRequest request, Target target, Configuration configuration) {

    public ResourceType type() {
        return target.type();
    }

    /** The space of what the path points at. */
    public Space space() {
        return Space.of(type().name(), target.parent());
    }

    /** Whether a query parameter says true; names are in lower case. */
    public boolean flag(String name) {
        return "true".equalsIgnoreCase(request.query(name));
    }

    /** The stored resource that the path points at. @throws io.holdfast.arm.ArmException 404 if there is none */
    public Resource resource() {
        return configuration.get(target.key()).orElseThrow(() -> EntityRefusals.notFound(type()));
    }

    /** Does it in one transaction, which the record of the answer is a part of where the store can do that. */
    ArmResponse write(Configuration.Work<ArmResponse, RuntimeException> work) {
        return configuration.write(transaction -> {
            ArmResponse answer = work.in(transaction);
            request.recordIn(transaction, answer);
            return answer;
        });
    }

    public @Nullable String query(String name) {
        return request.query(name);
    }

    /** The ARM id of the service. */
    String serviceId() {
        return request.service().toString();
    }
}
