package io.holdfast.server;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(BeginAnew.class);
    }
}
