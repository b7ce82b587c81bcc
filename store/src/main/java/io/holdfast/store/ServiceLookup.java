package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.Optional;

/** Finds the row of a service, as it was last committed. */
@FunctionalInterface
interface ServiceLookup {

    Optional<Service> find(ServiceId id);
}
