package io.holdfast.arm;

/** The body of a request, which is not read before somebody wants it. */
@FunctionalInterface
public interface Body {

    int KIB = 1024;
    int MIB = 1024 * KIB;

    /**
     * Reads all of it; once.
     *
     * @param limit in bytes
     * @throws io.holdfast.arm.ArmException 413 if it is larger, 408 if it does not arrive
     */
    byte[] read(int limit);
}
