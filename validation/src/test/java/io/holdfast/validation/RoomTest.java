package io.holdfast.validation;

import io.holdfast.model.testing.RoomRules;
import org.junit.jupiter.api.Test;

class RoomTest extends RoomRules {

    RoomTest() {
        super(Fault.class);
    }

    @Test
    void reachesNothingOutside() {
        usesNothingOf("java.net..", "java.nio.file..", "io.netty..");
    }
}
