package io.holdfast.gateway.routes;

import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * What a service trusts beside the authorities of the JDK.
 *
 * @param roots end a chain
 * @param intermediates stand in a chain where a peer leaves them out
 */
public record Trust(Set<X509Certificate> roots, Set<X509Certificate> intermediates) {

    /** Nothing more. */
    public static final Trust PUBLIC = new Trust(Set.of(), Set.of());

    public Trust {
        roots = Set.copyOf(roots);
        intermediates = Set.copyOf(intermediates);
    }

    public boolean isPublic() {
        return roots.isEmpty() && intermediates.isEmpty();
    }

    @Override
    public String toString() {
        return "Trust[" + roots.size() + " roots, " + intermediates.size() + " intermediates]";
    }
}
