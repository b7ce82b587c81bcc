package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;

/** What somebody is killed at. */
enum KilledAction {
    BACKUP,
    RESTORE,
    PREVIEW,
    PROOF;

    LongRunningOperation begin(Deployment here, ServiceId id, BackupLocation location) {
        return switch (this) {
            case BACKUP -> here.recovery.backup(id, location);
            case RESTORE -> here.recovery.restore(id, location, RestoreOptions.NONE, RestoreRights.ALL);
            case PREVIEW ->
                here.recovery.preview(id, location, RestoreOptions.NONE, PreviewOptions.DEFAULT, RestoreRights.ALL);
            case PROOF -> here.recovery.prove(id, location);
        };
    }
}
