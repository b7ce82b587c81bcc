package io.holdfast.store;

import io.holdfast.model.ServiceId;

/** A long-running operation holds the service. Try again when it has ended. */
public final class ServiceLockedException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceId service;

    public ServiceLockedException(ServiceId service) {
        super(
                "The API Service " + service.name()
                        + " is transitioning at this time. Please try the request again later.",
                null);
        this.service = service;
    }

    public ServiceId service() {
        return service;
    }
}
