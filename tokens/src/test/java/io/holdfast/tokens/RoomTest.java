package io.holdfast.tokens;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Token.class);
    }
}
