package io.holdfast.gateway;

import java.io.IOException;
import java.net.Socket;

/** A proxy that gives tunnels. What else it is asked for it answers itself. */
final class TestProxy implements AutoCloseable {

    final TestUpstream front;

    TestProxy() throws IOException {
        front = new TestUpstream((request, connection) -> {
            String[] line = request.requestLine().split(" ");
            if (!line[0].equals("CONNECT")) {
                connection.send("HTTP/1.1 200 OK\nContent-Length: 5\n\nproxy");
                return true;
            }
            if ("Basic dTpwdw==".equals(request.header("Proxy-Authorization"))) {
                connection.send("HTTP/1.1 407 Proxy Authentication Required\nContent-Length: 0\n\n");
                return false;
            }
            String[] place = line[1].split(":");
            try (Socket target = new Socket("127.0.0.1", Integer.parseInt(place[1]))) {
                connection.send("HTTP/1.1 200 Connection established\nVia: p\n\n");
                Thread back = Thread.ofVirtual().start(() -> pump(target, connection.socket));
                pump(connection.socket, target);
                back.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException over) {
            // one of them hung up
        }
        try {
            to.close();
            from.close();
        } catch (IOException over) {
            // it is closed
        }
    }

    String url() {
        return front.url();
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
