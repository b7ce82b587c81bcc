package io.holdfast.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Resource;
import io.holdfast.model.ServiceId;
import io.holdfast.store.GenerationWriter;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Store;

/** Services that come about in the store, without anybody who asks for each resource. */
final class StoredServices {

    /** The ARM subscription that a server answers for when nothing is said. */
    static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

    static final String GROUP = "bench";

    private StoredServices() {}

    /** A new service that is empty. */
    static ServiceId create(Store store, String name) {
        var service = new ServiceId(SUBSCRIPTION, GROUP, name);
        byte[] document = "{\"location\":\"eastus\",\"sku\":{\"name\":\"Premium\",\"capacity\":1}}".getBytes(UTF_8);
        store.createService(service, document, null);
        return service;
    }

    /** Makes these the resources of the service, one at a time, whatever it had before. */
    static void fill(Store store, ServiceId service, Iterable<Resource> rows) {
        var operation = store.operations().begin(service, LongRunningOperation.Kind.RESTORE);
        try (GenerationWriter generation = store.configuration(service).newGeneration(operation)) {
            rows.forEach(generation::add);
            generation.complete();
            generation.activate("{}");
        }
    }
}
