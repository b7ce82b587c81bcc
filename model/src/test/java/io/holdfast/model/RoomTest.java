package io.holdfast.model;

import io.holdfast.model.testing.RoomRules;
import org.junit.jupiter.api.Test;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Catalog.class);
    }

    @Test
    void hasNoNetworkAndNoDatabase() {
        usesNothingOf("java.sql..", "java.net.http..");
    }
}
