package io.holdfast.gateway;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Acceptor.class);
    }
}
