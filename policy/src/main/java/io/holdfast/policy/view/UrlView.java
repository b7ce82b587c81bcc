package io.holdfast.policy.view;

/**
 * A URL, taken apart.
 *
 * @param host without the port
 * @param path percent-encoded
 * @param query percent-encoded, without the question mark; empty if there is none
 */
public record UrlView(String scheme, String host, int port, String path, String query) {

    /** As people write it: without the port that the scheme implies. */
    @Override
    public String toString() {
        boolean implied = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (implied ? "" : ":" + port) + path + (query.isEmpty() ? "" : "?" + query);
    }
}
