package io.holdfast.recoveryapi;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(RecoveryParts.class);
    }
}
