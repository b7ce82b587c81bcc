package io.holdfast.model;

import java.util.List;

/**
 * The cipher suites that servers of this program offer: authenticated encryption and forward secrecy only. Suites with CBC have been
 * attacked by what their padding gives away, those without an ephemeral key open to whoever gets the server's key later;
 * finite-field Diffie-Hellman lets callers make the server compute much for little (CVE-2002-20001).
 */
public final class TlsSuites {

    /** In the order in which the server prefers them; of TLS 1.3, then of TLS 1.2. */
    public static final List<String> OFFERED = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private TlsSuites() {}
}
