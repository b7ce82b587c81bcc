package io.holdfast.service;

import io.holdfast.arm.Timestamps;
import io.holdfast.model.json.Json;
import io.holdfast.store.StoreException;
import io.holdfast.vault.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks dependencies, all at once, each for a few seconds at most, and remembers for the time of this process when each of
 * them went from well to ill or back. Thread-safe.
 */
final class NetworkStatus {

    static final Duration LIMIT = Duration.ofSeconds(4);

    private static final int REMEMBERED = 10_000;
    private static final int MAX_ERROR = 1_000;
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

    private final Clock clock;
    private final Duration limit;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("network-status-", 0).factory());

    /** The oldest are forgotten: services come and go. */
    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Seen(boolean well, String since) {}

    NetworkStatus(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * The state of each dependency, in their order.
     *
     * @param whose tells dependencies of the same name apart
     */
    ArrayNode of(String whose, List<Dependency> dependencies) {
        List<Future<String>> checks = run(dependencies.stream()
                .map(dependency -> (Callable<String>) () -> {
                    dependency.check().run();
                    return "";
                })
                .toList());
        ArrayNode shown = Json.array();
        for (int i = 0; i < checks.size(); i++) {
            shown.add(shown(whose, dependencies.get(i), error(checks.get(i))));
        }
        return shown;
    }

    private List<Future<String>> run(List<Callable<String>> checks) {
        try {
            return threads.invokeAll(checks, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the network is checked", e);
        }
    }

    /** Empty when all is well. */
    private String error(Future<String> check) {
        try {
            return check.get();
        } catch (CancellationException e) {
            return "no answer within " + limit.toMillis() + " ms";
        } catch (ExecutionException e) {
            return reason(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the network is checked", e);
        }
    }

    /** The words of those whose messages hold no secret; of anything else, only what it is. */
    static String reason(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        boolean known =
                cause instanceof StorageException || cause instanceof StoreException || cause instanceof IOException;
        if (!known || message == null) {
            return cause == null ? "failed" : cause.getClass().getSimpleName();
        }
        String plain = USER_INFO.matcher(message).replaceAll("//");
        return plain.substring(0, Math.min(plain.length(), MAX_ERROR));
    }

    private ObjectNode shown(String whose, Dependency dependency, String error) {
        String now = Timestamps.of(clock.millis());
        return Json.object()
                .put("name", dependency.name())
                .put("status", error.isEmpty() ? "success" : "failure")
                .put("error", error)
                .put("lastUpdated", now)
                .put(
                        "lastStatusChange",
                        since(whose + "|" + dependency.resourceType() + "|" + dependency.name(), error.isEmpty(), now))
                .put("resourceType", dependency.resourceType())
                .put("isOptional", dependency.optional());
    }

    private String since(String what, boolean well, String now) {
        synchronized (seen) {
            Seen before = seen.get(what);
            if (before != null && before.well() == well) {
                return before.since();
            }
            seen.put(what, new Seen(well, now));
            return now;
        }
    }
}
