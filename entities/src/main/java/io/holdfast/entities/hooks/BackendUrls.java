package io.holdfast.entities.hooks;

import io.holdfast.entities.Draft;
import io.holdfast.model.reference.NamedValueText;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** URLs of servers that the gateway shall forward to. */
public final class BackendUrls {

    private BackendUrls() {}

    public static void check(Draft draft, String member, List<String> schemes) {
        String value = draft.properties().path(member).asString("");
        if (!value.isEmpty() && !NamedValueText.in(value) && !valid(value, schemes)) {
            draft.refuse(
                    member,
                    member + " must be an absolute URL (" + String.join(", ", schemes)
                            + ") without query and fragment.");
        }
    }

    private static boolean valid(String value, List<String> schemes) {
        try {
            URI uri = URI.create(value);
            return uri.getScheme() != null
                    && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getRawAuthority() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
