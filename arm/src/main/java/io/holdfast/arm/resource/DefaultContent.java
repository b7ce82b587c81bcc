package io.holdfast.arm.resource;

import io.holdfast.store.Configuration;
import io.holdfast.store.Service;

/** What a new service holds before anybody has configured it. */
@FunctionalInterface
public interface DefaultContent {

    /**
     * Writes it in one transaction.
     *
     * @param service the new service; its document names the publisher, who becomes the first user
     */
    void write(Service service, Configuration configuration);
}
