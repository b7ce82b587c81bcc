package io.holdfast.dotnet.regex;

import java.util.List;

/** A {@code Group}. Java keeps the last capture of a group that repeats, and no earlier ones. */
class NetGroup extends NetCapture {

    final boolean success;

    NetGroup(boolean success, int index, String value) {
        super(index, value);
        this.success = success;
    }

    List<NetCapture> captures() {
        return success ? List.of(this) : List.of();
    }
}
