package io.holdfast.store;

import io.holdfast.model.ServiceId;

/** There is no such service. */
public final class ServiceNotFoundException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceId service;

    public ServiceNotFoundException(ServiceId service) {
        super("Api service does not exist: " + service.name(), null);
        this.service = service;
    }

    public ServiceId service() {
        return service;
    }
}
