package io.holdfast.entities.hooks.people;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Randoms;
import io.holdfast.model.Resource;
import io.holdfast.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked for a user: a shared access token. What would need a portal or mail is refused in words. */
@AutoService(EntityHook.class)
public final class UserActions implements EntityHook {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int KEY_BYTES = 64;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

    @Override
    public Optional<ArmResponse> beforeAction(String action, EntityRequest call, HookContext context) {
        switch (action) {
            case "generateSsoUrl" ->
                throw EntityRefusals.notSupported("There is no developer portal that a URL could sign '"
                        + call.target().name() + "' in to.");
            case "confirmations/password/send" ->
                throw EntityRefusals.notSupported("Holdfast sends no mail. Give the user a new password instead: PATCH"
                        + " users/" + call.target().name() + " with properties.password.");
            default -> expiry(call, context.clock().instant());
        }
        return Optional.empty();
    }

    @Override
    public ArmResponse act(String action, Resource resource, EntityRequest call, Transaction transaction) {
        String member = keyMember(call);
        ObjectNode secrets = Documents.secrets(resource);
        if (!secrets.path(member).isString()) {
            secrets.put(member, Base64.getEncoder().encodeToString(Randoms.bytes(KEY_BYTES)));
            transaction.put(resource.key(), resource.path(), resource.document(), Documents.bytes(secrets));
        }
        String until = MINUTE.format(parse(call));
        String signature =
                sign(resource.name() + "\n" + until, secrets.path(member).asString());
        return ArmResponse.json(
                200, Documents.bytes(Documents.object().put("value", resource.name() + "&" + until + "&" + signature)));
    }

    private static JsonNode parameter(EntityRequest call, String name) {
        return Documents.body(call.request().body()).path("properties").path(name);
    }

    private static String keyMember(EntityRequest call) {
        return switch (parameter(call, "keyType").asString("")) {
            case "primary" -> "primaryTokenKey";
            case "secondary" -> "secondaryTokenKey";
            default -> throw EntityRefusals.validation("keyType", "keyType must be primary or secondary.");
        };
    }

    private static void expiry(EntityRequest call, Instant now) {
        keyMember(call);
        Instant expiry = parse(call);
        if (!expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST))) {
            throw EntityRefusals.validation(
                    "expiry", "expiry must lie in the future, at most " + LONGEST.toDays() + " days away.");
        }
    }

    private static Instant parse(EntityRequest call) {
        try {
            return OffsetDateTime.parse(parameter(call, "expiry").asString("")).toInstant();
        } catch (DateTimeParseException e) {
            throw EntityRefusals.validation("expiry", "expiry must be a time such as 2026-01-31T12:00:00Z.");
        }
    }

    private static String sign(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA512"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA512", e);
        }
    }
}
