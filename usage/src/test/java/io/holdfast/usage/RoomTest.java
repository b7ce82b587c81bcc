package io.holdfast.usage;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(CounterName.class);
    }
}
