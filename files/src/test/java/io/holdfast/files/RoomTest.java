package io.holdfast.files;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(PrivateFiles.class);
    }
}
