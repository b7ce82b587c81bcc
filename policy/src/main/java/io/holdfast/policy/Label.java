package io.holdfast.policy;

/** A place in a program that instructions jump to: asked of {@link Code#label}, put down by {@link Code#place}. */
public final class Label {

    private static final int NOWHERE = -1;

    private int at = NOWHERE;

    Label() {}

    void place(int index) {
        at = index;
    }

    int at() {
        if (at == NOWHERE) {
            throw new IllegalStateException("a label was never placed");
        }
        return at;
    }
}
