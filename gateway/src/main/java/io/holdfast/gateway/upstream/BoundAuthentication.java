package io.holdfast.gateway.upstream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Iterator;
import java.util.List;

/**
 * Authentication that signs in a connection and not a request (RFC 4559 §6): whatever comes later on the connection is taken for the
 * same user's. So a connection that had to do with it serves nobody else.
 */
public final class BoundAuthentication {

    private static final List<String> SCHEMES = List.of("NTLM", "Negotiate", "Kerberos", "Nego2");

    private BoundAuthentication() {}

    /** Whether a request signs its connection in. */
    public static boolean isTriedBy(HttpHeaders request) {
        return names(request, HttpHeaderNames.AUTHORIZATION) || names(request, HttpHeaderNames.PROXY_AUTHORIZATION);
    }

    /** Whether a response asks for it, or goes on with it. */
    static boolean isAskedBy(HttpResponse response) {
        int status = response.status().code();
        return (status == 401 || status == 407)
                && (names(response.headers(), HttpHeaderNames.WWW_AUTHENTICATE)
                        || names(response.headers(), HttpHeaderNames.PROXY_AUTHENTICATE));
    }

    private static boolean names(HttpHeaders headers, CharSequence field) {
        if (!headers.contains(field)) {
            return false;
        }
        Iterator<String> values = headers.valueStringIterator(field);
        while (values.hasNext()) {
            String value = values.next();
            for (String part : value.indexOf(',') < 0 ? List.of(value) : List.of(value.split(",", -1))) {
                if (isBound(part.strip())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBound(String challenge) {
        for (int i = 0; i < SCHEMES.size(); i++) {
            String scheme = SCHEMES.get(i);
            if (challenge.regionMatches(true, 0, scheme, 0, scheme.length())
                    && (challenge.length() == scheme.length() || challenge.charAt(scheme.length()) <= ' ')) {
                return true;
            }
        }
        return false;
    }
}
