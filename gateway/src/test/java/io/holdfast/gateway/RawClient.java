package io.holdfast.gateway;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A caller that says exactly what it is told and shows exactly what it gets. */
final class RawClient implements Closeable {

    record Answer(String statusLine, List<String> headers, byte[] bytes) {

        int status() {
            return Integer.parseInt(statusLine.split(" ")[1]);
        }

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** The first value of a field, or null. */
        String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;

    RawClient(int port) throws IOException {
        this(port, 10_000);
    }

    RawClient(int port, int timeoutMillis) throws IOException {
        this("127.0.0.1", port, timeoutMillis);
    }

    /** Of one of the addresses of the loopback interface. */
    static RawClient from(String address, int port) throws IOException {
        return new RawClient(address, port, 10_000);
    }

    private RawClient(String from, int port, int timeoutMillis) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
        socket.setSoTimeout(timeoutMillis);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** @param text lines separated by {@code \n}; every one is sent as CRLF */
    RawClient send(String text) throws IOException {
        return sendExactly(text.replace("\n", "\r\n"));
    }

    RawClient sendExactly(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    Answer get(String path, String... headers) throws IOException {
        return request("GET", path, headers);
    }

    Answer request(String method, String path, String... headers) throws IOException {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\nHost: contoso.gateway.localhost\n");
        for (String header : headers) {
            head.append(header).append('\n');
        }
        send(head.append('\n').toString());
        return answer(method.equals("HEAD"));
    }

    Answer answer() throws IOException {
        return answer(false);
    }

    Answer answer(boolean toHead) throws IOException {
        String status = line();
        var headers = new ArrayList<String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        var head = new Answer(status, headers, new byte[0]);
        return new Answer(status, headers, toHead ? new byte[0] : body(head));
    }

    private byte[] body(Answer head) throws IOException {
        int status = head.status();
        if (status < 200 || status == 204 || status == 304) {
            return new byte[0];
        }
        if ("chunked".equalsIgnoreCase(head.header("transfer-encoding"))) {
            return chunks();
        }
        String length = head.header("content-length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("body cut after " + bytes.length + " of " + length);
        }
        return bytes;
    }

    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("connection closed; so far: " + line);
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** True if nothing more comes and the connection is closed. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    InputStream in() {
        return in;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
