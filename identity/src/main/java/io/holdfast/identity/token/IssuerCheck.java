package io.holdfast.identity.token;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** Asks a token issuer for its keys as they are now, whatever is remembered of them. Thread-safe. */
public final class IssuerCheck {

    private final URI issuer;
    private final RemoteKeys.Source keySet;

    IssuerCheck(String issuer, RemoteKeys.Source keySet) {
        this.issuer = URI.create(issuer);
        this.keySet = keySet;
    }

    /** The host that is asked, as in {@code https://login.example.com}. */
    public String name() {
        return issuer.getScheme() + "://" + issuer.getHost() + (issuer.getPort() < 0 ? "" : ":" + issuer.getPort());
    }

    public String host() {
        return String.valueOf(issuer.getHost());
    }

    /** The TCP port that is asked. */
    public int port() {
        return issuer.getPort() >= 0 ? issuer.getPort() : "http".equals(issuer.getScheme()) ? 80 : 443;
    }

    /**
     * Returns when the issuer has published a key that tokens can be verified with.
     *
     * @throws IOException if it has not; says why, and holds no secret
     */
    public void run() throws IOException {
        try {
            if (RemoteKeys.keys(new String(keySet.read(), StandardCharsets.UTF_8))
                    .isEmpty()) {
                throw new IOException(name() + " publishes no RSA key of at least 2048 bits");
            }
        } catch (ParseException e) {
            throw new IOException("the key set of " + name() + " cannot be read", e);
        }
    }
}
