package io.holdfast.identity.token;

import io.holdfast.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Asks the configured issuer for tokens, as a client of its own (RFC 6749 §4.4). Asks nobody until the first token. */
public final class ClientCredentials {

    /** RFC 6749 §5.1 recommends, but does not demand, that an answer tells how long its token is good. */
    private static final long SHORT_SECONDS = 300;

    private static final int MAX_WORDS = 300;

    private final Endpoint endpoint;
    private final HttpDocuments documents;
    private final Clock clock;

    ClientCredentials(Endpoint endpoint, HttpDocuments documents, Clock clock) {
        this.endpoint = endpoint;
        this.documents = documents;
        this.clock = clock;
    }

    /** Finds the issuer's token endpoint. */
    @FunctionalInterface
    interface Endpoint {
        URI find() throws IOException;
    }

    /** What to show, and what to ask for. */
    public record Client(String id, String secret, String scope) {

        /** Never shows the secret. */
        @Override
        public String toString() {
            return id;
        }
    }

    /** What the issuer answered. */
    public record Granted(String token, Instant expiry) {

        /** Never shows the token. */
        @Override
        public String toString() {
            return "token until " + expiry;
        }
    }

    /**
     * A new token.
     *
     * @throws IOException if the issuer cannot be reached, or refuses; says which, and never holds the secret
     */
    public Granted ask(Client client) throws IOException {
        URI uri = endpoint.find();
        String form = "grant_type=client_credentials&client_id=" + encoded(client.id()) + "&client_secret="
                + encoded(client.secret()) + "&scope=" + encoded(client.scope());
        byte[] answer = documents.post(uri, form);
        try {
            ObjectNode said = Json.parse(answer);
            if (said.has("error")) {
                throw new IOException(uri + " refused the client '" + client.id() + "': "
                        + words(said.path("error").asString("")) + " "
                        + words(said.path("error_description").asString("")));
            }
            long seconds = said.path("expires_in").asLong(SHORT_SECONDS);
            return new Granted(
                    Json.required(said, "access_token"), clock.instant().plusSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    uri + " answered the client '" + client.id() + "' without a token: " + e.getMessage());
        }
    }

    /** What somebody else wrote, fit for a message of ours. */
    private static String words(String said) {
        String plain = said.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() > MAX_WORDS ? plain.substring(0, MAX_WORDS) + "…" : plain;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
