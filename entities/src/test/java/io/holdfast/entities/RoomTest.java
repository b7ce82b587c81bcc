package io.holdfast.entities;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Entities.class);
    }
}
