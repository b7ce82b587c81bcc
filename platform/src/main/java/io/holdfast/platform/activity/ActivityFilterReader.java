package io.holdfast.platform.activity;

import io.holdfast.arm.ArmException;
import io.holdfast.platform.refusal.PlatformRefusals;
import io.holdfast.store.ActivityFilter;
import io.holdfast.store.ActivityRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the few forms of {@code $filter} that Azure's activity log knows: a span of time, and what else is asked for, joined by
 * {@code and}. Tools write times with and without quotes, and without a zone mean UTC.
 */
final class ActivityFilterReader {

    private static final int MAX_LENGTH = 8192;
    private static final Pattern TERM = Pattern.compile(
            "\\s*(?<name>[a-zA-Z]+)\\s+(?<operator>[a-zA-Z]+)\\s+(?:'(?<quoted>(?:[^']|'')*+)'|(?<bare>[^\\s']++))\\s*");
    private static final Pattern AND = Pattern.compile("and\\s", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> terms = new HashMap<>();

    private ActivityFilterReader() {}

    /** @throws ArmException 400 if the filter has another form, or does not say from when on */
    static ActivityFilter read(@Nullable String filter, String subscription, long now) {
        var reader = new ActivityFilterReader();
        reader.split(filter == null ? "" : filter);
        return reader.bind(subscription, now);
    }

    private void split(String filter) {
        if (filter.length() > MAX_LENGTH) {
            throw PlatformRefusals.activityFilter("It must have at most " + MAX_LENGTH + " characters.");
        }
        Matcher term = TERM.matcher(filter);
        int at = 0;
        while (at < filter.length()) {
            if (at > 0) {
                Matcher and = AND.matcher(filter).region(at, filter.length());
                if (!and.lookingAt()) {
                    throw PlatformRefusals.activityFilter("Its terms must be joined by 'and'.");
                }
                at = and.end();
            }
            if (!term.region(at, filter.length()).lookingAt()) {
                throw PlatformRefusals.activityFilter("It cannot be understood from character " + (at + 1) + " on.");
            }
            add(term);
            at = term.end();
        }
    }

    private void add(Matcher term) {
        String quoted = term.group("quoted");
        String value = quoted == null ? term.group("bare") : quoted.replace("''", "'");
        String key = (term.group("name") + " " + term.group("operator")).toLowerCase(Locale.ROOT);
        if (terms.putIfAbsent(key, value) != null) {
            throw PlatformRefusals.activityFilter("It says '" + key + "' twice.");
        }
    }

    private ActivityFilter bind(String subscription, long now) {
        String from = terms.remove("eventtimestamp ge");
        String to = terms.remove("eventtimestamp le");
        if (from == null) {
            throw PlatformRefusals.activityFilter(
                    "It must say from when on: eventTimestamp ge '2026-01-31T00:00:00Z'.");
        }
        // All channels there are.
        terms.remove("eventchannels eq");
        String resource = terms.remove("resourceuri eq");
        String resourceId = terms.remove("resourceid eq");
        var filter = new ActivityFilter(
                time(from),
                to == null ? now : time(to),
                subscription,
                terms.remove("resourcegroupname eq"),
                resource == null ? resourceId : resource,
                terms.remove("resourceprovider eq"),
                terms.remove("correlationid eq"),
                terms.remove("caller eq"),
                status(terms.remove("status eq")));
        if (!terms.isEmpty()) {
            throw PlatformRefusals.activityFilter(
                    "It cannot say '" + terms.keySet().iterator().next() + "'.");
        }
        return filter;
    }

    private static long time(String text) {
        try {
            return instant(text.strip()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw PlatformRefusals.activityFilter(
                    "'" + text + "' is not a time; write it like '2026-01-31T00:00:00Z'.");
        }
    }

    private static Instant instant(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean zoned = text.matches(".*(Z|z|[+-]\\d{2}:?\\d{2})");
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static ActivityRecord.@Nullable Status status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (ActivityRecord.Status status : ActivityRecord.Status.values()) {
            if (status.word().equalsIgnoreCase(text)) {
                return status;
            }
        }
        throw PlatformRefusals.activityFilter(
                "'" + text + "' is no status; there are Started, Accepted, Succeeded and Failed.");
    }
}
