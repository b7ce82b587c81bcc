package io.holdfast.gateway.routes;

import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.policy.calls.HttpProxy;
import org.jspecify.annotations.Nullable;

/**
 * What a connection to a backend is made to, and how; connections are shared by all that forward to the same one in the same way.
 *
 * @param host in lower case, without brackets
 * @param validateChain whether the backend's certificate must be issued by a known authority
 * @param validateName whether it must be made out to {@code host}
 * @param certificate what is shown to a backend that asks who calls, or null
 * @param trust the authorities that are known beside those of the JDK
 * @param proxy the proxy on the way there, or null
 */
public record Authority(
        boolean tls,
        String host,
        int port,
        boolean validateChain,
        boolean validateName,
        @Nullable KeyedCertificate certificate,
        Trust trust,
        @Nullable HttpProxy proxy) {

    /** What concerns TLS does not concern plain connections: without this, equal ones would not be shared. */
    public Authority {
        validateChain |= !tls;
        validateName |= !tls;
        certificate = tls ? certificate : null;
        trust = tls && validateChain ? trust : Trust.PUBLIC;
    }

    public Authority(boolean tls, String host, int port) {
        this(tls, host, port, true, true, null, Trust.PUBLIC, null);
    }

    public Authority with(@Nullable KeyedCertificate shown) {
        return new Authority(tls, host, port, validateChain, validateName, shown, trust, proxy);
    }

    public Authority with(Trust known) {
        return new Authority(tls, host, port, validateChain, validateName, certificate, known, proxy);
    }

    public Authority through(@Nullable HttpProxy on) {
        return new Authority(tls, host, port, validateChain, validateName, certificate, trust, on);
    }

    Authority checking(boolean chain, boolean name) {
        return new Authority(tls, host, port, chain, name, certificate, trust, proxy);
    }

    /** For the Host header: the port only where it is not the scheme's own. */
    public String hostHeader() {
        return port == (tls ? 443 : 80) ? name() : hostAndPort();
    }

    /** The port always. */
    public String hostAndPort() {
        return name() + ":" + port;
    }

    private String name() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
