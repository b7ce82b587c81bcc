package io.holdfast.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend on a bare socket: what it gets is kept as it came, what it answers is written as the test says. */
final class TestUpstream implements Closeable {

    /** A request as it came in. */
    record Got(String requestLine, List<String> headers, byte[] body) {

        String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** One connection of the gateway, in the hands of a test. */
    static final class Connection {
        final Socket socket;
        final InputStream in;
        final OutputStream out;
        final int number;

        Connection(Socket socket, int number) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
            this.number = number;
        }

        void send(String text) throws IOException {
            out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    return null;
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }

    @FunctionalInterface
    interface Handler {
        /** Answers one request; false ends the connection. */
        boolean answer(Got request, Connection connection) throws IOException;
    }

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    final Queue<Got> got = new ConcurrentLinkedQueue<>();
    private volatile Handler handler;

    TestUpstream(Handler handler) throws IOException {
        this.handler = handler;
        this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers every request 200 with its request line. */
    static TestUpstream telling() throws IOException {
        return new TestUpstream((request, connection) -> {
            String body = request.requestLine();
            connection.send("HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
            return true;
        });
    }

    /** Answers every request with these very lines. */
    static TestUpstream saying(String response) throws IOException {
        return new TestUpstream((request, connection) -> {
            connection.send(response);
            return true;
        });
    }

    void handle(Handler other) {
        handler = other;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int open() {
        return sockets.size();
    }

    Got last() {
        Got last = null;
        for (Got one : got) {
            last = one;
        }
        return last;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, number));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            var connection = new Connection(socket, number);
            for (String line = connection.line(); line != null; line = connection.line()) {
                Got request = read(line, connection);
                got.add(request);
                if (!handler.answer(request, connection)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the gateway closed it
        } finally {
            sockets.remove(socket);
        }
    }

    private static Got read(String requestLine, Connection connection) throws IOException {
        var headers = new ArrayList<String>();
        for (String line = connection.line(); line != null && !line.isEmpty(); line = connection.line()) {
            headers.add(line);
        }
        var head = new Got(requestLine, headers, new byte[0]);
        String stream = head.header("x-test-stream");
        return stream != null ? head : new Got(requestLine, headers, body(head, connection));
    }

    private static byte[] body(Got head, Connection connection) throws IOException {
        if ("chunked".equalsIgnoreCase(head.header("transfer-encoding"))) {
            var all = new java.io.ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(connection.line(), 16);
                all.write(connection.in.readNBytes(size));
                connection.line();
                if (size == 0) {
                    return all.toByteArray();
                }
            }
        }
        String length = head.header("content-length");
        return length == null ? new byte[0] : connection.in.readNBytes(Integer.parseInt(length));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
