package io.holdfast.gateway;

import io.holdfast.limits.netty.Source;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection comes from.
 *
 * @param text the IP address, written out; empty where it is not known
 * @param source whose share of the gateway's room the connection counts against
 */
record CallerAddress(String text, Object source) {

    static CallerAddress of(@Nullable SocketAddress peer) {
        String text = peer instanceof InetSocketAddress address && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "";
        return new CallerAddress(text, Source.of(peer));
    }
}
