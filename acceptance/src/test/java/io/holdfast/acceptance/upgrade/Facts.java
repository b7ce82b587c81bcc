package io.holdfast.acceptance.upgrade;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Configuration;
import io.holdfast.acceptance.support.GatewayCaller;
import io.holdfast.acceptance.support.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a deployment shows of what it holds: every resource of its services with its secrets, who has which role, what the
 * gateway answers, which backups it knows. What lives for days only (runs, deleted services, the activity log) is not here.
 */
public final class Facts {

    /** The service with a resource of every type, and the one that callers use. */
    public static final String GROUP = "walk";

    public static final String EVERYTHING = "everything";
    public static final String CALLED = "called";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Facts() {}

    public static ObjectNode of(ServerProcess server) {
        Arm arm = server.arm();
        ObjectNode facts = JSON.createObjectNode();
        for (String service : List.of(EVERYTHING, CALLED)) {
            facts.set(service, configuration(arm, service));
        }
        facts.set(
                "service",
                properties(arm.get(arm.service(GROUP, EVERYTHING)).ok().json()));
        facts.set("roles", named(arm, "/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01"));
        facts.set(
                "assignments", named(arm, "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01"));
        String recovery = arm.service(GROUP, EVERYTHING) + "/providers/Holdfast.Recovery";
        facts.set("policies", policies(arm, recovery));
        facts.set("backups", backups(arm, recovery));
        facts.put("answer", answer(server));
        return facts;
    }

    /** What a service holds, as {@link Configuration} reads it: documents as JSON, secrets as they come. */
    public static ObjectNode configuration(Arm arm, String service) {
        ObjectNode shown = JSON.createObjectNode();
        Configuration.of(arm, arm.service(GROUP, service)).resources().forEach((path, text) -> {
            boolean json = text.startsWith("{") || text.startsWith("[");
            if (json) {
                shown.set(path, JSON.readTree(text));
            } else {
                shown.put(path, text);
            }
        });
        return shown;
    }

    /**
     * Every place where something that was there is gone or is another. More than there was is no loss, nor is a value where
     * there was null: later builds show more.
     */
    public static List<String> lost(JsonNode before, JsonNode now) {
        List<String> lost = new ArrayList<>();
        lost("", before, now, lost);
        return lost;
    }

    private static void lost(String place, JsonNode before, JsonNode now, List<String> lost) {
        if (before.isNull()) {
            return;
        }
        if (before.isObject() && now.isObject()) {
            before.properties()
                    .forEach(member ->
                            lost(place + " > " + member.getKey(), member.getValue(), now.path(member.getKey()), lost));
        } else if (before.isArray() && now.isArray() && before.size() == now.size()) {
            for (int i = 0; i < before.size(); i++) {
                lost(place + "[" + i + "]", before.get(i), now.get(i), lost);
            }
        } else if (!before.equals(now)) {
            lost.add(place + ": " + before + " became " + (now.isMissingNode() ? "nothing" : now));
        }
    }

    private static ObjectNode named(Arm arm, String list) {
        var items = new TreeMap<String, JsonNode>();
        arm.list(list).forEach(item -> items.put(item.path("name").asString(), item.path("properties")));
        return JSON.valueToTree(items);
    }

    private static JsonNode properties(JsonNode service) {
        ObjectNode shown = JSON.createObjectNode();
        shown.set("identity", service.path("identity"));
        shown.set("sku", service.path("sku"));
        shown.set("location", service.path("location"));
        shown.set("publisherEmail", service.at("/properties/publisherEmail"));
        return shown;
    }

    private static ObjectNode policies(Arm arm, String recovery) {
        ObjectNode shown = JSON.createObjectNode();
        for (JsonNode policy : arm.list(recovery + "/backupPolicies?api-version=2026-11-01")) {
            ObjectNode properties = policy.path("properties").deepCopy().asObject();
            properties.remove("state");
            shown.set(policy.path("name").asString(), properties);
        }
        return shown;
    }

    private static ObjectNode backups(Arm arm, String recovery) {
        ObjectNode shown = JSON.createObjectNode();
        for (JsonNode backup : arm.list(recovery + "/backups?api-version=2026-11-01")) {
            // By name only: what is told of a backup has grown and will.
            shown.put(backup.path("backupName").asString(), true);
        }
        return shown;
    }

    /** What a caller with the key of a subscription gets. */
    private static String answer(ServerProcess server) {
        String subscription = server.arm().service(GROUP, CALLED) + "/subscriptions/everywhere";
        String key = server.arm()
                .post(subscription + "/listSecrets", Map.of())
                .ok()
                .json()
                .path("primaryKey")
                .asString();
        var answer = new GatewayCaller(server, CALLED)
                .get("/echo/resource?param1=kept", Map.of("Ocp-Apim-Subscription-Key", key));
        return key + " opens " + answer.statusCode();
    }
}
