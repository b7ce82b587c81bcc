package io.holdfast.vault;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(BackupVault.class);
    }
}
