package io.holdfast.identity;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Principal.class);
    }
}
