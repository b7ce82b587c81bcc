package io.holdfast.arm.resource;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmRequest;
import io.holdfast.arm.ArmResponse;

/** The configuration entities of a service: everything below it that the catalog describes. */
@FunctionalInterface
public interface ServiceResources {

    /**
     * Answers a request for a child resource; the caller has authorised it.
     *
     * @throws ArmException if it is refused
     * @throws io.holdfast.store.ServiceNotFoundException if there is no such service
     * @throws io.holdfast.store.ServiceLockedException if a restore holds the service and this would write
     */
    ArmResponse handle(ArmRequest request);
}
