package io.holdfast.arm;

import io.holdfast.model.ServiceId;
import io.holdfast.store.Service;
import java.util.Optional;

/** What a path may lie in. */
public interface Scopes {

    boolean subscriptionExists(String id);

    boolean groupExists(String subscription, String group);

    Optional<Service> service(ServiceId id);

    /** Where a service stands, as people write it: {@code East US}. */
    String locationOf(Service service);

    /** Where this deployment stands, likewise. */
    String ownLocation();

    /** The locations that services may be created in, as people write them. */
    String locations();

    /** The oldest api-version that a service lets itself be managed with, or empty for any. */
    String oldestVersion(Service service);
}
