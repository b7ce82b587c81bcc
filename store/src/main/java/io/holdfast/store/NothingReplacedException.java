package io.holdfast.store;

import io.holdfast.model.ServiceId;

/** There is no generation to go back to: nothing was restored, or its time is over. */
public final class NothingReplacedException extends StoreException {

    private static final long serialVersionUID = 1L;

    public NothingReplacedException(ServiceId service) {
        super(
                "The API Service " + service.name()
                        + " has no earlier configuration to go back to: no restore took place, or it was longer ago than"
                        + " the setting recovery.undoHours keeps. Restore a backup instead.",
                null);
    }
}
