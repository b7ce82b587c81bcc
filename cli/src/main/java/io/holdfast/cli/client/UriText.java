package io.holdfast.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding for paths. */
public final class UriText {

    private UriText() {}

    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
