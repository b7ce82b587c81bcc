package io.holdfast.store;

import io.holdfast.model.ServiceId;

/** The name is taken: names are unique in a deployment. */
public final class ServiceExistsException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceId service;

    public ServiceExistsException(ServiceId service) {
        super("Api service name is taken: " + service.name(), null);
        this.service = service;
    }

    public ServiceId service() {
        return service;
    }
}
