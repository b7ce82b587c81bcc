package io.holdfast.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stands between a store and its database, and lets connections vanish, fall silent, break or be refused. */
public final class FaultyProxy implements AutoCloseable {

    private final int target;
    private final int port;
    private final List<Pair> pairs = new CopyOnWriteArrayList<>();
    private volatile @Nullable ServerSocket listener;
    private volatile boolean silentWhenNew;
    private volatile @Nullable String commitOf;

    public FaultyProxy(int target) {
        this.target = target;
        this.port = listen(0);
    }

    public int port() {
        return port;
    }

    /** From now on nothing passes through the connections there are; their ends do not learn of it. */
    public void silenceOpen() {
        pairs.forEach(pair -> pair.silent = true);
    }

    /** Likewise, and new connections are accepted and never answered. */
    public void silenceAll() {
        silentWhenNew = true;
        silenceOpen();
    }

    /** Breaks all connections. */
    public void reset() {
        pairs.forEach(Pair::close);
        pairs.clear();
    }

    /** Breaks all connections and refuses new ones. */
    public void refuse() throws IOException {
        ServerSocket open = listener;
        listener = null;
        if (open != null) {
            open.close();
        }
        reset();
    }

    /** Breaks the next connection that commits after it said {@code text}, once the commit has been passed on. */
    void cutCommitOf(String text) {
        commitOf = text;
    }

    /** New connections work again; what is silent stays so. */
    public void heal() {
        silentWhenNew = false;
        if (listener == null) {
            listen(port);
        }
    }

    private int listen(int wanted) {
        try {
            var opened = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
            listener = opened;
            Thread.ofVirtual().start(() -> accept(opened));
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                var pair = new Pair(from.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
                pair.silent = silentWhenNew;
                pairs.add(pair);
                Thread.ofVirtual().start(() -> pair.pump(pair.client, pair.server, true));
                Thread.ofVirtual().start(() -> pair.pump(pair.server, pair.client, false));
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        refuse();
    }

    /** A connection, in two halves. */
    private final class Pair {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;
        private boolean spoken;

        Pair(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to, boolean fromClient) {
            byte[] buffer = new byte[16_384];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!silent) {
                        out.write(buffer, 0, read);
                    }
                    if (fromClient && isLast(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                        commitOf = null;
                        silent = true;
                        client.close();
                    }
                }
            } catch (IOException e) {
                // the other half learns of it
            }
            close();
        }

        private boolean isLast(String said) {
            String text = commitOf;
            spoken |= text != null && said.contains(text);
            return text != null && spoken && said.contains("COMMIT");
        }

        void close() {
            try (client;
                    server) {
                pairs.remove(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
