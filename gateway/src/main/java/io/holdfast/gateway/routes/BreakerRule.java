package io.holdfast.gateway.routes;

import io.holdfast.model.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * When a circuit breaker trips. What counts as a failure is a response with a status of the ranges, or an error of one of the
 * reasons; one that got no response counts as status 500 too, as that is what callers are answered.
 *
 * @param count failures within the interval that trip it; 0 when they are not counted
 * @param percentage of failures within the interval that trips it; 0 when it does not
 * @param reasons in lower case
 * @param acceptRetryAfter whether a backend may ask for a longer rest
 */
record BreakerRule(
        int count,
        int percentage,
        Duration interval,
        List<Statuses> statuses,
        Set<String> reasons,
        Duration trip,
        boolean acceptRetryAfter) {

    /** A few calls say nothing of a percentage: from so many on it is looked at. */
    static final int ENOUGH_CALLS = 10;

    /** What is meant by a word that examples of Azure's documentation use beside ranges of statuses. */
    private static final String SERVER_ERRORS = "server errors";

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** From {@code min} to {@code max}, both included. */
    record Statuses(int min, int max) {}

    static List<BreakerRule> read(JsonNode backend) {
        var rules = new ArrayList<BreakerRule>();
        for (JsonNode rule : backend.path("circuitBreaker").path("rules")) {
            rules.add(rule(rule, rule.path("failureCondition")));
        }
        return List.copyOf(rules);
    }

    private static BreakerRule rule(JsonNode rule, JsonNode condition) {
        var statuses = new ArrayList<Statuses>();
        for (JsonNode range : condition.path("statusCodeRanges")) {
            statuses.add(
                    new Statuses(range.path("min").asInt(200), range.path("max").asInt(599)));
        }
        var reasons = new HashSet<String>();
        for (JsonNode reason : condition.path("errorReasons")) {
            reasons.add(reason.asString("").toLowerCase(Locale.ROOT));
        }
        if (statuses.isEmpty() && reasons.isEmpty()) {
            statuses.add(new Statuses(500, 599));
        }
        int percentage = condition.path("percentage").asInt(0);
        return new BreakerRule(
                condition.path("count").asInt(percentage == 0 ? 1 : 0),
                percentage,
                duration(Json.text(condition, "interval")),
                List.copyOf(statuses),
                Set.copyOf(reasons),
                duration(Json.text(rule, "tripDuration")),
                Json.flag(rule, "acceptRetryAfter", false));
    }

    private static Duration duration(@Nullable String text) {
        try {
            Duration duration = text == null ? MINUTE : Duration.parse(text);
            return duration.isPositive() ? duration : MINUTE;
        } catch (DateTimeException e) {
            return MINUTE;
        }
    }

    boolean isFailure(int status) {
        return statuses.stream().anyMatch(range -> status >= range.min() && status <= range.max())
                || (status >= 500 && reasons.contains(SERVER_ERRORS));
    }

    /** @param reason why there was no response, for example {@code Timeout} */
    boolean isFailure(String reason) {
        return isFailure(500) || reasons.contains(reason.toLowerCase(Locale.ROOT));
    }

    boolean isReached(long failures, long calls) {
        return (count > 0 && failures >= count)
                || (percentage > 0 && calls >= ENOUGH_CALLS && failures * 100 >= calls * percentage);
    }
}
