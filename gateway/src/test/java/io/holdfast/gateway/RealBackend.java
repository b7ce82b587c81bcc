package io.holdfast.gateway;

import java.io.Closeable;

/**
 * A server that somebody else wrote. It answers with what it understood of a request, one fact a line: host, the fields
 * {@code X-User} and {@code Authorization}, and the path, in which there may be line ends.
 */
interface RealBackend extends Closeable {

    int port();
}
