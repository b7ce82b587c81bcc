package io.holdfast.gateway.routes;

/**
 * What a connection to a backend is made to; connections are shared by all that forward to the same one.
 *
 * @param host in lower case, without brackets
 * @param validateChain whether the backend's certificate must be issued by a known authority
 * @param validateName whether it must be made out to {@code host}
 */
public record Authority(boolean tls, String host, int port, boolean validateChain, boolean validateName) {

    /** For the Host header: the port only where it is not the scheme's own. */
    String hostHeader() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }
}
