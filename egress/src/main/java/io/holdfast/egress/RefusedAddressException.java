package io.holdfast.egress;

import java.io.IOException;

/** A host that leads where the server must not connect to. Its message is the end of a sentence that begins with the host. */
public final class RefusedAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }
}
