package io.holdfast.formats;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(ImportedApi.class);
    }
}
