package io.holdfast.entities.hooks.gateways;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Randoms;
import io.holdfast.model.Resource;
import io.holdfast.store.Transaction;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a self-hosted gateway, and tokens that are signed with them. */
@AutoService(EntityHook.class)
public final class GatewayKeys implements EntityHook {

    private static final List<String> KEYS = List.of("primary", "secondary");
    private static final int KEY_BYTES = 64;
    private static final Duration LONGEST = Duration.ofDays(30);

    @Override
    public void complete(Draft draft, Transaction transaction) {
        for (String key : KEYS) {
            if (!draft.properties().has(key)) {
                draft.properties().put(key, newKey());
            }
        }
    }

    private static String newKey() {
        return Base64.getEncoder().encodeToString(Randoms.bytes(KEY_BYTES));
    }

    @Override
    public Optional<ArmResponse> beforeAction(String action, EntityRequest call, HookContext context) {
        Resource resource = call.resource();
        return switch (action) {
            case "generateToken" ->
                Optional.of(token(resource, call, context.clock().instant()));
            case "listDebugCredentials", "listTrace" ->
                throw EntityRefusals.notSupported(
                        "There are no debug credentials and traces: no self-hosted gateway can be connected"
                                + " to this server, and the gateway of the service does not trace calls yet.");
            // There are none, so none is valid.
            case "invalidateDebugCredentials" -> Optional.of(ArmResponse.empty(204));
            default -> Optional.empty();
        };
    }

    @Override
    public ArmResponse act(String action, Resource resource, EntityRequest call, Transaction transaction) {
        ObjectNode secrets = Documents.secrets(resource);
        secrets.put(keyType(Documents.body(call)), newKey());
        transaction.put(resource.key(), resource.path(), resource.document(), Documents.bytes(secrets));
        return ArmResponse.empty(204);
    }

    private static ArmResponse token(Resource resource, EntityRequest call, Instant now) {
        ObjectNode body = Documents.body(call);
        String key = Documents.secrets(resource).path(keyType(body)).asString("");
        Instant expiry = expiry(body.path("expiry").asString(""), now);
        return ArmResponse.json(
                200, Documents.bytes(Documents.object().put("value", GatewayToken.of(resource.name(), expiry, key))));
    }

    private static String keyType(ObjectNode body) {
        String type = body.path("keyType").asString("").toLowerCase(Locale.ROOT);
        if (!KEYS.contains(type)) {
            throw EntityRefusals.validation("keyType", "keyType must be one of primary, secondary.");
        }
        return type;
    }

    private static Instant expiry(String text, Instant now) {
        try {
            Instant expiry = OffsetDateTime.parse(text).toInstant();
            if (expiry.isAfter(now) && !expiry.isAfter(now.plus(LONGEST))) {
                return expiry;
            }
        } catch (DateTimeException e) {
            // Refused below, as a date out of range is.
        }
        throw EntityRefusals.validation(
                "expiry", "expiry must be a date and time such as 2026-01-31T12:00:00Z, within the next 30 days.");
    }
}
