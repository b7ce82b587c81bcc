package io.holdfast.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document may refer to; asked while it is checked. */
public interface References {

    /** @param displayName the display name; case matters */
    boolean hasNamedValue(String displayName);

    boolean hasBackend(String id);

    boolean hasFragment(String id);

    boolean hasLogger(String id);

    boolean hasCertificate(String id);

    /** The parameters of the operation's URL template; null if the document isn't an operation's. */
    default @Nullable Set<String> templateParameters() {
        return null;
    }
}
