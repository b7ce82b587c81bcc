package io.holdfast.cli;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Main.class);
    }
}
