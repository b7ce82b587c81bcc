package io.holdfast.liquid;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(LiquidTemplate.class);
    }
}
