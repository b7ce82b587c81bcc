package io.holdfast.egress;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(AddressKind.class);
    }
}
