package io.holdfast.gateway;

import io.holdfast.policy.Body;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** A message's body that is in memory: read there for policies, or given by one. */
final class HeldBody {

    private static final byte[] NOTHING = new byte[0];

    private byte @Nullable [] bytes;
    private @Nullable Body view;

    void set(byte @Nullable [] whole) {
        bytes = whole;
        view = null;
    }

    boolean isThere() {
        return bytes != null;
    }

    /** As policies see it; always the same one, since reading may consume it. Null if it is not there. */
    @Nullable
    Body view(HttpHeaders fields) {
        if (view == null && bytes != null) {
            view = new Body(bytes, fields.get(Fields.CONTENT_ENCODING), fields.get(Fields.CONTENT_TYPE));
        }
        return view;
    }

    /** What is sent: nothing of what a policy has consumed. Null if it is not there. */
    byte @Nullable [] toSend() {
        return view != null && view.isConsumed() ? NOTHING : bytes;
    }

    boolean isConsumed() {
        return view != null && view.isConsumed();
    }
}
