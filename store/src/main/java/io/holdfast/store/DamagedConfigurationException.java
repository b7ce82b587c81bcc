package io.holdfast.store;

import io.holdfast.model.ServiceId;

/**
 * The live configuration of one service cannot be read any more: its file or table is gone or broken. Nothing else is: the
 * service is there, and a restore of a backup into it makes it whole again.
 */
public final class DamagedConfigurationException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceId service;

    DamagedConfigurationException(ServiceId service, String reason) {
        super(
                "The configuration of the service " + service.name() + " is damaged: " + reason
                        + ". Restore a backup into the service; see docs/runbooks/configuration-damaged.md.",
                null);
        this.service = service;
    }

    public ServiceId service() {
        return service;
    }
}
