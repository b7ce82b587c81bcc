package io.holdfast.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The provider Holdfast.Recovery of one service: what Azure's contract does not have. */
final class RecoveryProvider {

    private static final String API_VERSION = "2026-11-01";

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
    private final String base;

    RecoveryProvider(ArmClient arm, ServiceOptions which) {
        this.arm = arm;
        this.base = arm.service(which.group, which.name) + "/providers/Holdfast.Recovery/";
    }

    JsonNode post(String action, @Nullable JsonNode body) {
        return known(() -> arm.post(url(action), body));
    }

    /** Sends, and follows a 202 to its end. */
    JsonNode run(String action, JsonNode body, Consumer<Duration> progress) {
        return known(() -> arm.run("POST", url(action), body, progress));
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
        return base + what + "?api-version=" + API_VERSION;
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
