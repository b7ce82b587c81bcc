package io.holdfast.policy;

/** What a step cannot run without; the execution sees to it before the step begins. */
public enum Need {
    /** A thread that may be busy for long: the step is not run on an event loop. */
    TIME(1),
    /** The request's body, whole in memory. */
    REQUEST_BODY(2),
    /** The response's body, whole in memory. */
    RESPONSE_BODY(4);

    private final int bit;

    Need(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }

    static int bits(Iterable<Need> needs) {
        int bits = 0;
        for (Need need : needs) {
            bits |= need.bit();
        }
        return bits;
    }
}
