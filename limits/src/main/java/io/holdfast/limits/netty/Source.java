package io.holdfast.limits.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Who is behind an address: of IPv6 the network of 64 bits that a subscriber gets, of which he may use every address. */
public final class Source {

    private Source() {}

    public static Object of(@Nullable SocketAddress address) {
        InetAddress host = address instanceof InetSocketAddress socket ? socket.getAddress() : null;
        if (host instanceof Inet6Address six) {
            return ByteBuffer.wrap(six.getAddress(), 0, 8).getLong();
        }
        return host == null ? "unknown address" : host;
    }
}
