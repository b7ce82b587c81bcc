package io.holdfast.arm;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** The headers by which an answer can be found again in logs, and those that every answer of ARM carries. */
final class Correlation {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern ECHOED = Pattern.compile("[!-~]{1,128}");

    private final String region;
    private final Clock clock;
    /** The newest; all answers of a second have the same times. */
    private volatile Second second = Second.of(0);

    Correlation(String location, Clock clock) {
        this.region = location.toUpperCase(Locale.ROOT).replace(" ", "");
        this.clock = clock;
    }

    /** The id that this answer and the log lines about it carry: the caller's own, if he sent a GUID. */
    static String id(Head head) {
        String sent = head.header("x-ms-correlation-request-id");
        return sent != null && Guids.is(sent) ? sent : UUID.randomUUID().toString();
    }

    /** Headers in no particular order, without regard to case. */
    Map<String, String> headers(Head head, String correlationId) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String requestId = UUID.randomUUID().toString();
        headers.put("x-ms-request-id", requestId);
        headers.put("x-ms-correlation-request-id", correlationId);
        Second now = now();
        headers.put("x-ms-routing-request-id", region + ":" + now.stamp + ":" + requestId);
        headers.put("Date", now.date);
        // Azure says no-cache. Links in answers repeat the host that the caller named, which no cache may hand to
        // others.
        headers.put("Cache-Control", "no-cache, no-store");
        headers.put("Pragma", "no-cache");
        headers.put("Expires", "-1");
        headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.put("X-Content-Type-Options", "nosniff");
        remaining(head.method(), headers);
        String clientId = head.header("x-ms-client-request-id");
        if ("true".equalsIgnoreCase(head.header("x-ms-return-client-request-id"))
                && clientId != null
                && ECHOED.matcher(clientId).matches()) {
            headers.put("x-ms-client-request-id", clientId);
        }
        return headers;
    }

    private Second now() {
        long seconds = clock.instant().getEpochSecond();
        Second known = second;
        if (known.seconds != seconds) {
            known = Second.of(seconds);
            second = known;
        }
        return known;
    }

    /** Nothing is throttled by count here; clients that slow down by these numbers see the full allowance. */
    private static void remaining(String method, Map<String, String> headers) {
        switch (method) {
            case "GET", "HEAD" -> headers.put("x-ms-ratelimit-remaining-subscription-reads", "11999");
            case "DELETE" -> headers.put("x-ms-ratelimit-remaining-subscription-deletes", "14999");
            default -> headers.put("x-ms-ratelimit-remaining-subscription-writes", "1199");
        }
    }

    /** A second as answers write it. */
    private record Second(long seconds, String stamp, String date) {

        static Second of(long seconds) {
            Instant instant = Instant.ofEpochSecond(seconds);
            return new Second(seconds, STAMP.format(instant), HTTP_DATE.format(instant));
        }
    }
}
