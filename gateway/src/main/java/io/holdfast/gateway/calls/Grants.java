package io.holdfast.gateway.calls;

import io.holdfast.gateway.calls.KeptGrants.Granted;
import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.routes.StoredGrant;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.limits.Claim;
import io.holdfast.model.json.Json;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.CallOut;
import io.holdfast.policy.calls.StoredAuthorization;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tokens of stored authorizations with client credentials. Thread-safe. */
final class Grants {

    static final String FAILURE = "AuthorizationFailure";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** RFC 6749 §5.1 recommends, but does not demand, that an answer tells how long its token is good. */
    private static final long SHORT_SECONDS = 300;

    private static final int KEPT = 1024;

    private record Use(Object state, StoredGrant grant) {}

    private final InstantSource clock;
    private final KeptGrants<Use, StoredAuthorization> kept;

    Grants(InstantSource clock) {
        this.clock = clock;
        this.kept = new KeptGrants<>(clock, KEPT);
    }

    CompletableFuture<StoredAuthorization> get(
            ServiceTable service, String provider, String authorization, Loop loop, CallOutClient client) {
        StoredGrant grant;
        try {
            grant = service.authorization(provider, authorization);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new CallFailure(FAILURE, String.valueOf(e.getMessage())));
        }
        if (!grant.holders().contains(service.principal())) {
            return CompletableFuture.failedFuture(new CallFailure(
                    FAILURE,
                    "The service's own managed identity is in no access policy of the authorization, or it has none."));
        }
        return kept.get(new Use(service.state(), grant), () -> fetch(service, grant, loop, client));
    }

    private CompletableFuture<Granted<StoredAuthorization>> fetch(
            ServiceTable service, StoredGrant grant, Loop loop, CallOutClient client) {
        String form = grant.form().entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        var request = new CallOut(
                "POST",
                grant.tokenUrl(),
                List.of(
                        new CallField("Content-Type", "application/x-www-form-urlencoded"),
                        new CallField("Accept", "application/json")),
                form.getBytes(StandardCharsets.UTF_8),
                PATIENCE);
        Claim room = client.room(service);
        return client.send(loop, service, request, room)
                .whenComplete((answer, failure) -> room.close())
                .thenApply(this::granted);
    }

    private Granted<StoredAuthorization> granted(CallAnswer answer) {
        ObjectNode said;
        try {
            said = Json.parse(answer.body());
        } catch (IllegalArgumentException e) {
            throw new CallFailure(FAILURE, "The provider's answer is no JSON; its status is " + answer.status() + ".");
        }
        String token = Json.text(said, "access_token", "");
        if (!answer.isSuccess() || token.isEmpty()) {
            throw new CallFailure(FAILURE, "The provider gave no token; its status is " + answer.status() + ".");
        }
        long seconds = said.path("expires_in").asLong(SHORT_SECONDS);
        Map<String, Object> claims = new HashMap<>();
        said.forEachEntry((name, value) -> {
            if (!name.equals("access_token") && !name.equals("refresh_token") && value.isValueNode()) {
                claims.put(name, text(value));
            }
        });
        return new Granted<>(
                new StoredAuthorization(token, claims),
                kept.until(clock.instant().plusSeconds(seconds)));
    }

    private static Object text(JsonNode value) {
        return value.asString("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
