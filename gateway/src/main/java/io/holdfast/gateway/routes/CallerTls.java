package io.holdfast.gateway.routes;

import io.holdfast.model.certificate.KeyedCertificate;
import org.jspecify.annotations.Nullable;

/**
 * How callers of a host name are met.
 *
 * @param certificate is shown to them; null for the gateway's own
 * @param asks whether they are asked for theirs
 */
public record CallerTls(@Nullable KeyedCertificate certificate, boolean asks) {

    /** The gateway's own certificate, and nobody is asked for his. */
    public static final CallerTls PLAIN = new CallerTls(null, false);
}
