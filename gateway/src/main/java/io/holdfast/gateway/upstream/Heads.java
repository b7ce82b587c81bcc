package io.holdfast.gateway.upstream;

/** How large the head of a message may be, whoever sends it. */
public final class Heads {

    public static final int MAX_LINE = 16 * 1024;
    public static final int MAX_BYTES = 64 * 1024;

    private Heads() {}
}
