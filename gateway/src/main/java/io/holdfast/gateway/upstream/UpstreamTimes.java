package io.holdfast.gateway.upstream;

import java.time.Duration;

/**
 * How long is waited for whoever is called.
 *
 * @param connect for a connection, its TLS handshake included
 * @param silence without a sign of life, where nobody says how long
 * @param rest how long a connection is kept for the next request
 */
public record UpstreamTimes(Duration connect, Duration silence, Duration rest) {}
