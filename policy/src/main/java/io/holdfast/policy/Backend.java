package io.holdfast.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A backend that the gateway has prepared for forwarding. Made by {@link CompileContext}, at configuration time. */
public interface Backend {

    /** Its base URL, for example {@code https://petstore.example/v2}. */
    String url();

    /** The names of the header fields that it adds to requests, which are secrets of its own. */
    default Set<String> credentialHeaders() {
        return Set.of();
    }

    /** Why nothing can be sent there, as the end of a sentence that begins with the backend; null if it can. */
    default @Nullable String problem() {
        return null;
    }
}
