package io.holdfast.recovery;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Recovery.class);
    }
}
