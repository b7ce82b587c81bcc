package io.holdfast.management;

import io.holdfast.store.Configuration;

/** What a new service holds before anybody has configured it. */
@FunctionalInterface
public interface DefaultContent {

    /** Writes it in one transaction. */
    void write(Configuration configuration);
}
