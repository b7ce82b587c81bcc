package io.holdfast.cli.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays DNS: callers connect here, and each new connection is relayed to where the name points at that moment. Pointing it
 * elsewhere ends the connections to the old address, as a resolver's change does once callers connect anew.
 */
final class Front implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile InetSocketAddress target;

    Front(InetSocketAddress target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("front").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The DNS change. */
    void pointTo(InetSocketAddress newTarget) {
        target = newTarget;
        open.forEach(Front::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> relay(caller));
            } catch (IOException e) {
                // closed: the loop ends
            }
        }
    }

    private void relay(Socket caller) {
        try (caller;
                Socket gateway = new Socket()) {
            open.add(caller);
            gateway.connect(target, 2000);
            open.add(gateway);
            caller.setTcpNoDelay(true);
            gateway.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> copy(gateway, caller));
            copy(caller, gateway);
            back.join();
        } catch (IOException e) {
            // nobody there: the caller sees a closed connection, as he would of a lost region
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // one side is gone; so shall be the other
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to do
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(Front::closeQuietly);
    }
}
