package io.holdfast.policy;

import io.holdfast.model.testing.RoomRules;
import org.junit.jupiter.api.Test;

class RoomTest extends RoomRules {

    RoomTest() {
        super(AttributeType.class);
    }

    @Test
    void knowsNoHttpLibrary() {
        usesNothingOf("io.netty..", "io.vertx..", "java.net.http..");
    }
}
