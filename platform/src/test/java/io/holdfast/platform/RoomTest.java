package io.holdfast.platform;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(CoreEndpoints.class);
    }
}
