package io.holdfast.gateway;

import io.holdfast.gateway.routes.CircuitBreaker;
import io.holdfast.gateway.routes.Upstream;
import io.holdfast.gateway.upstream.UpstreamFailure;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Tells a backend's circuit breaker, if it has one, what became of a request; once for each. */
final class Outcome {

    private @Nullable CircuitBreaker breaker;

    /** A request is about to be sent there; false if it must not. */
    boolean begin(Upstream upstream) {
        breaker = upstream.breaker();
        if (breaker != null && breaker.isOpen()) {
            breaker = null;
            return false;
        }
        return true;
    }

    /** The request was not sent after all. */
    void forget() {
        breaker = null;
    }

    void answered(HttpResponse response) {
        CircuitBreaker told = breaker;
        breaker = null;
        if (told != null) {
            told.answered(response.status().code(), retryAfter(response));
        }
    }

    void failed(UpstreamFailure failure) {
        CircuitBreaker told = breaker;
        breaker = null;
        if (told != null && !failure.isCrowded()) {
            told.failed(failure.reason());
        }
    }

    /** RFC 9110 §10.2.3: seconds, or a date. */
    private static @Nullable Duration retryAfter(HttpResponse response) {
        String value = response.headers().get(HttpHeaderNames.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        } catch (NumberFormatException | ArithmeticException e) {
            return untilDate(value.strip());
        }
    }

    private static @Nullable Duration untilDate(String date) {
        try {
            return Duration.between(
                    Instant.now(),
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
