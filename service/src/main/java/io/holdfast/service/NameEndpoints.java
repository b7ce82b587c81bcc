package io.holdfast.service;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Problems;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import io.holdfast.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What can be asked about names before there is a service. */
final class NameEndpoints {

    private final Store store;

    NameEndpoints(Store store) {
        this.store = store;
    }

    ArmResponse check(RoutedRequest call) {
        JsonNode name = call.json().path("name");
        if (!name.isString()) {
            throw Problems.refusal("name", "is required and must be a string");
        }
        return answer(name.asString());
    }

    private ArmResponse answer(String name) {
        if (!ServiceWrites.NAME.matcher(name).matches() || name.length() > ServiceWrites.MAX_NAME) {
            return answer(
                    false,
                    "Invalid",
                    "'" + name + "' is not a valid name: 1 to " + ServiceWrites.MAX_NAME
                            + " letters, digits and hyphens, beginning with a letter, not ending with a hyphen.");
        }
        return store.serviceNamed(name).isPresent()
                        || store.deleted().named(name).isPresent()
                ? answer(false, "AlreadyExists", name + " is already in use. Please select a different name.")
                : answer(true, "Valid", "");
    }

    private static ArmResponse answer(boolean available, String reason, String message) {
        return Answers.ok(Json.object()
                .put("nameAvailable", available)
                .put("reason", reason)
                .put("message", message));
    }

    /** The same for a subscription at all times: what its owner is asked to put into the DNS of his domain. */
    ArmResponse domainOwnership(RoutedRequest call) {
        String subject = "domain-ownership/" + call.name("subscription").toLowerCase(Locale.ROOT);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return Answers.ok(Json.object()
                    .put("domainOwnershipIdentifier", Base64.getEncoder().encodeToString(digest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
