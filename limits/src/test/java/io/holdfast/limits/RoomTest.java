package io.holdfast.limits;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Budget.class);
    }
}
