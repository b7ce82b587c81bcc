package io.holdfast.dotnet.regex;

/** A {@code Capture}; of a {@link NetGroup} the last one. */
class NetCapture {

    final int index;
    final String value;

    NetCapture(int index, String value) {
        this.index = index;
        this.value = value;
    }
}
