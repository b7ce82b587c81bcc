package io.holdfast.archive;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(ArchiveException.class);
    }
}
