package io.holdfast.service;

import io.holdfast.model.testing.RoomRules;

class RoomTest extends RoomRules {

    RoomTest() {
        super(ServiceEndpoints.class);
    }
}
