package io.holdfast.server;

/** A whole server. */
public final class HoldfastServer implements AutoCloseable {

    private final Endpoints endpoints;

    private HoldfastServer(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    public static HoldfastServer start(ServerSettings settings) {
        return new HoldfastServer(new Endpoints(
                "", "", "", null, null, null, "", "", settings.data().toString()));
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public void close() {}
}
