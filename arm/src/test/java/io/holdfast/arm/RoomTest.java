package io.holdfast.arm;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(ArmException.class);
    }
}
