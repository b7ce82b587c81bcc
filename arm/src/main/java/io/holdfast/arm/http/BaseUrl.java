package io.holdfast.arm.http;

import io.holdfast.arm.Links;
import java.util.Map;
import java.util.regex.Pattern;

/** What the caller called this server, for links that he can follow. */
record BaseUrl(Links links) {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

    /**
     * @param headers names in lower case
     * @param local host and port of this end of the connection, for a request whose Host is not one
     */
    String of(Map<String, String> headers, String local) {
        if (links.publicUrl().isPresent()) {
            return links.publicUrl().get().toString().replaceAll("/+$", "");
        }
        String forwarded = links.trustForwarded() ? headers.get("x-forwarded-host") : null;
        // A chain of proxies lists the hosts, the first of which is the caller's.
        String host = forwarded == null ? headers.getOrDefault("host", "") : forwarded.split(",", 2)[0].strip();
        return "https://" + (HOST.matcher(host).matches() ? host : local);
    }
}
