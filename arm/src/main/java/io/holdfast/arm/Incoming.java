package io.holdfast.arm;

import io.holdfast.limits.Claim;

/** The content of a request on its way in. */
@FunctionalInterface
public interface Incoming {

    /**
     * Reads all of it; once.
     *
     * @param limit in bytes
     * @param room grows by what comes before it is kept
     * @throws io.holdfast.arm.ArmException 413 if it is larger, 408 if it does not arrive, 503 if there is no room
     */
    byte[] read(int limit, Claim room);
}
