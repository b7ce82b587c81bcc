package io.holdfast.management;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(ManagementServer.class);
    }
}
