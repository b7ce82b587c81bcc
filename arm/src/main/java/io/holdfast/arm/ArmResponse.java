package io.holdfast.arm;

import java.util.Map;

/** An answer of the management API. A body that is not empty is JSON. */
public record ArmResponse(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NONE = new byte[0];

    public static ArmResponse empty(int status) {
        return new ArmResponse(status, Map.of(), NONE);
    }

    public static ArmResponse json(int status, byte[] body) {
        return new ArmResponse(status, Map.of(), body);
    }
}
