package io.holdfast.arm;

import java.nio.file.Path;

/**
 * What a deployment says about its management API.
 *
 * @param gateway where the services' gateway answers
 * @param retryAfterSeconds how long clients are told to wait between polls
 */
public record ManagementSettings(
        Listener listener, Deployment deployment, Links links, SignIn signIn, Gateway gateway, int retryAfterSeconds) {

    /**
     * Where it listens, by TLS.
     *
     * @param port 0 picks a free one
     * @param certificate PEM chain; its private key lies in {@code key}
     */
    public record Listener(String host, int port, Path certificate, Path key) {}

    /**
     * A service answers as host {@code <name>.<domain>}.
     *
     * @param tlsPort the port that callers reach it at by TLS
     */
    public record Gateway(String domain, int tlsPort) {}
}
