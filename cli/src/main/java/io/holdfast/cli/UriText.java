package io.holdfast.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding for paths. */
final class UriText {

    private UriText() {}

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
