package io.holdfast.gateway.upstream;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts certificates of any issuer, as a backend entity may ask for, and of callers, whom policies judge. Deliberately not an extended trust manager: to a plain one the
 * JDK adds the check of the name, which stays on unless it is turned off on its own.
 */
public final class AnyIssuer implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
