package io.holdfast.expression;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(ExpressionException.class);
    }
}
