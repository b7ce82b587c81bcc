package io.holdfast.dotnet;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(NetType.class);
    }
}
