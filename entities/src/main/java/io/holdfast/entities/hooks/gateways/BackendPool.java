package io.holdfast.entities.hooks.gateways;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.hooks.Uniqueness;
import io.holdfast.model.MemberPath;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Pools of backends, circuit breakers and certificates of backends: what a schema cannot say of them. */
@AutoService(EntityHook.class)
public final class BackendPool implements EntityHook {

    private static final MemberPath SERVICES = MemberPath.of("pool.services[].id");
    private static final MemberPath THUMBPRINTS = MemberPath.of("credentials.certificate[]");
    private static final List<MemberPath> DURATIONS = List.of(
            MemberPath.of("circuitBreaker.rules[].tripDuration"),
            MemberPath.of("circuitBreaker.rules[].failureCondition.interval"));

    @Override
    public void check(Draft draft, Transaction transaction) {
        boolean pool = draft.properties().path("type").asString("").equals("Pool");
        if (!pool && draft.properties().has("pool")) {
            draft.refuse("pool", "pool can be given only when type is Pool.");
        }
        if (pool && draft.properties().has("circuitBreaker")) {
            draft.refuse("circuitBreaker", "A pool has no circuitBreaker; give one to each backend in it.");
        }
        SERVICES.in(draft.properties())
                .forEach(place -> member(draft, place.value().asString(""), transaction));
        for (MemberPath duration : DURATIONS) {
            duration.in(draft.properties())
                    .forEach(place ->
                            duration(draft, duration.toString(), place.value().asString("")));
        }
        THUMBPRINTS
                .in(draft.properties())
                .forEach(place -> thumbprint(draft, place.value().asString(""), transaction));
    }

    /** References have been resolved: a member that leads nowhere was refused already. */
    private static void member(Draft draft, String reference, Transaction transaction) {
        draft.context()
                .references()
                .target(reference)
                .flatMap(key -> key.equals(draft.key()) ? Optional.of("itself") : poolOf(key, transaction))
                .ifPresent(what -> draft.refuse(
                        "pool.services",
                        "pool.services must name single backends; " + reference + " is " + what + "."));
    }

    private static Optional<String> poolOf(ResourceKey key, Transaction transaction) {
        return transaction
                .get(key)
                .filter(backend ->
                        Documents.properties(backend).path("type").asString("").equals("Pool"))
                .map(backend -> "a pool");
    }

    private static void duration(Draft draft, String member, String text) {
        try {
            if (Duration.parse(text).isPositive()) {
                return;
            }
        } catch (DateTimeParseException e) {
            // Refused below, as a duration that is not positive is.
        }
        draft.refuse(member, member + " must be an ISO 8601 duration such as PT1M.");
    }

    private static void thumbprint(Draft draft, String thumbprint, Transaction transaction) {
        boolean known = Uniqueness.other(
                        draft.key(),
                        draft.space().type("certificates"),
                        draft.space().name(""),
                        transaction,
                        certificate ->
                                certificate.path("thumbprint").asString("").equalsIgnoreCase(thumbprint))
                .isPresent();
        if (!known) {
            draft.refuse(
                    "credentials.certificate",
                    "credentials.certificate must hold thumbprints of the service's certificates; '" + thumbprint
                            + "' is none.");
        }
    }

    /** The gateway opens connections when it needs them and gives up those that rest, so that nothing waits to be told. */
    @Override
    public Optional<ArmResponse> beforeAction(String action, EntityRequest call, HookContext context) {
        // Nothing is there to reconnect to if there is no such backend.
        call.resource();
        return Optional.of(ArmResponse.empty(202));
    }
}
