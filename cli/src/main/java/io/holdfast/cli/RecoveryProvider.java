package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import io.holdfast.cli.client.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The provider Holdfast.Recovery of one service: what Azure's contract does not have. */
final class RecoveryProvider {

    private static final String API_VERSION = "2026-11-01";

    /** Letters of an id that a list shows; more than enough to tell the runs of a service apart. */
    static final int SHORT_ID = 12;

    private static final int WHOLE_ID = 32;
    private static final int MOST_RUNS = 1_000;

    /** What a page of a container may have at most. */
    private static final int PAGE = 500;

    /** What endpoints answer that do not know a provider, or not at this version. */
    private static final Set<String> UNKNOWN = Set.of(
            "InvalidResourceNamespace",
            "InvalidResourceType",
            "NoRegisteredProviderFound",
            "MissingSubscriptionRegistration",
            "InvalidApiVersionParameter",
            "UnsupportedApiVersion",
            "HTTP 404",
            "HTTP 405");

    private final ArmClient arm;
    private final String service;

    RecoveryProvider(ArmClient arm, ServiceOptions which) {
        this.arm = arm;
        this.service = arm.service(which.group, which.name);
    }

    JsonNode post(String action, @Nullable JsonNode body) {
        return known(() -> arm.post(url(action), body));
    }

    /** Sends, and follows a 202 to its end. */
    JsonNode run(String action, JsonNode body, Waiting waiting) {
        return known(() -> arm.run("POST", url(action), body, waiting));
    }

    /** Newest first. */
    List<JsonNode> runs(int most) {
        return known(() -> arm.list(url("runs") + "&$top=" + most));
    }

    /** @param id of a run, or how it begins */
    JsonNode run(String id) {
        if (id.length() >= WHOLE_ID) {
            return known(() -> arm.get(url("runs/" + UriText.segment(id))));
        }
        List<JsonNode> found = runs(MOST_RUNS).stream()
                .filter(run -> run.path("id").asString("").startsWith(id.toLowerCase(Locale.ROOT)))
                .toList();
        if (found.size() != 1) {
            throw new CliException(
                    found.isEmpty() ? ExitCode.REFUSED : ExitCode.USAGE,
                    (found.isEmpty() ? "no run's id begins with '" : "the ids of several runs begin with '") + id
                            + "'; see: holdfast run list");
        }
        return found.getFirst();
    }

    JsonNode get(String what) {
        return known(() -> arm.get(url(what)));
    }

    JsonNode put(String what, JsonNode body) {
        return known(() -> arm.put(url(what), body));
    }

    void delete(String what) {
        known(() -> arm.exchange("DELETE", url(what), null));
    }

    /** The path of the service. */
    String service() {
        return service;
    }

    List<JsonNode> list(String what) {
        return known(() -> arm.list(url(what)));
    }

    /** The first blobs of a container, and whether there are more. */
    record Blobs(List<JsonNode> found, boolean more) {}

    Blobs blobs(JsonNode body, String prefix, int most) {
        return known(() -> {
            var found = new ArrayList<JsonNode>();
            String next = url("listBackups") + "&$top=" + Math.min(most, PAGE) + "&prefix=" + UriText.segment(prefix);
            while (!next.isEmpty() && found.size() < most) {
                JsonNode page = arm.post(next, body);
                page.path("value").forEach(found::add);
                next = page.path("nextLink").asString("");
            }
            boolean more = found.size() > most || !next.isEmpty();
            return new Blobs(List.copyOf(found.subList(0, Math.min(most, found.size()))), more);
        });
    }

    /**
     * Makes sure that the endpoint knows the member {@code holdfast} of backup and restore requests: another one would
     * ignore it in silence, and restore what was to be left out.
     */
    void demand() {
        try {
            list("operations");
        } catch (CliException e) {
            // Whoever may only restore is refused here, in words that no other endpoint has.
            boolean ours = e.code().equals("AuthorizationFailed")
                    && String.valueOf(e.getMessage()).contains("Microsoft.ApiManagement/service/backup/action");
            if (!ours) {
                throw e;
            }
        }
    }

    private String url(String what) {
        return path(service, what);
    }

    /** Of something that the provider has for the service of that path. */
    static String path(String service, String what) {
        return service + "/providers/Holdfast.Recovery/" + what + "?api-version=" + API_VERSION;
    }

    private <T> T known(Supplier<T> call) {
        try {
            return call.get();
        } catch (CliException e) {
            throw explained(e, arm.endpoint().toString());
        }
    }

    static CliException explained(CliException failure, String endpoint) {
        return UNKNOWN.contains(failure.code())
                ? new CliException(
                        ExitCode.REFUSED,
                        "the endpoint " + endpoint
                                + " does not know Holdfast.Recovery: this needs a Holdfast server of this version or a newer"
                                + " one; backup create and restore without further choices work elsewhere, too ("
                                + failure.getMessage() + ")")
                : failure;
    }
}
