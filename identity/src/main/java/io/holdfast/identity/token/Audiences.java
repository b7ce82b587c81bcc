package io.holdfast.identity.token;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a token may have been obtained for. A trailing slash makes no difference, as with ARM. */
final class Audiences {

    /** Azure Resource Manager's own, in the order in which its error message lists them. */
    private static final List<String> RESOURCE_MANAGER = List.of(
            "https://management.core.windows.net/",
            "https://management.core.windows.net",
            "https://management.azure.com/",
            "https://management.azure.com");

    private final List<String> allowed = new CopyOnWriteArrayList<>(RESOURCE_MANAGER);

    void add(String audience) {
        if (!matches(audience)) {
            allowed.add(audience);
        }
    }

    boolean accepts(Collection<String> audiences) {
        return audiences.stream().anyMatch(this::matches);
    }

    List<String> allowed() {
        return List.copyOf(allowed);
    }

    private boolean matches(String audience) {
        String wanted = withoutSlash(audience);
        return allowed.stream().anyMatch(a -> withoutSlash(a).equals(wanted));
    }

    private static String withoutSlash(String audience) {
        return audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
    }
}
