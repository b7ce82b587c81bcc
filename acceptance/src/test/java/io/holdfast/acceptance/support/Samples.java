package io.holdfast.acceptance.support;

import java.util.List;
import java.util.Map;

/** A service with at least one resource of every type, as large as asked. */
public final class Samples {

    /** The policy document of a scope that does nothing but hand on. */
    public static final String EMPTY_POLICY = "<policies><inbound><base /></inbound><backend><base /></backend>"
            + "<outbound><base /></outbound><on-error><base /></on-error></policies>";

    /** The policy document of a whole service that forwards, as a new service has it. */
    public static final String GLOBAL_POLICY =
            "<policies><inbound /><backend><forward-request /></backend>" + "<outbound /><on-error /></policies>";

    private Samples() {}

    /** The product that all APIs are in and all subscriptions are for. */
    public static final String PRODUCT = "/products/orders";

    /** Fills an empty service. */
    public static void fill(Arm arm, String service, String backend, int apis, int subscriptions) {
        arm.create(service + "/namedValues/region", Map.of("displayName", "region", "value", "east"));
        arm.create(
                service + "/namedValues/token",
                Map.of("displayName", "token", "value", "a secret that must survive", "secret", true));
        arm.create(service + "/backends/orders", Map.of("url", backend, "protocol", "http"));
        arm.create(service + "/tags/core", Map.of("displayName", "core"));
        arm.create(service + PRODUCT, product());
        arm.create(service + "/groups/partners", Map.of("displayName", "Partners"));
        arm.create(
                service + "/users/ada",
                Map.of("email", "ada@localhost.example", "firstName", "Ada", "lastName", "Caller"));
        link(arm, service + "/groups/partners/users/ada");
        link(arm, service + PRODUCT + "/groups/partners");
        for (int i = 0; i < apis; i++) {
            api(arm, service, "api-" + i, backend);
            link(arm, service + PRODUCT + "/apis/api-" + i);
        }
        policy(arm, service + "/policies/policy", GLOBAL_POLICY);
        policy(arm, service + PRODUCT + "/policies/policy", EMPTY_POLICY);
        policy(arm, service + "/apis/api-0/policies/policy", setHeader("X-Region", "{{region}}"));
        policy(arm, service + "/apis/api-0/operations/get-order/policies/policy", EMPTY_POLICY);
        link(arm, service + "/apis/api-0/tags/core");
        link(arm, service + "/apis/api-0/operations/get-order/tags/core");
        link(arm, service + PRODUCT + "/tags/core");
        for (int i = 0; i < subscriptions; i++) {
            subscription(arm, service, "caller-" + i);
        }
        workspace(arm, service, backend);
    }

    private static void workspace(Arm arm, String service, String backend) {
        String team = service + "/workspaces/team";
        arm.create(team, Map.of("displayName", "Team"));
        arm.create(
                team + "/namedValues/token",
                Map.of("displayName", "token", "value", "a secret of a team", "secret", true));
        arm.create(team + "/backends/orders", Map.of("url", backend, "protocol", "http"));
        arm.create(team + "/tags/core", Map.of("displayName", "core"));
        arm.create(team + "/groups/partners", Map.of("displayName", "Partners"));
        link(arm, team + "/groups/partners/users/ada");
        arm.create(team + PRODUCT, product());
        link(arm, team + PRODUCT + "/groups/partners");
        api(arm, team, "team-api", backend);
        link(arm, team + PRODUCT + "/apis/team-api");
        policy(arm, team + "/policies/policy", setHeader("X-Team", "{{token}}"));
        policy(arm, team + PRODUCT + "/policies/policy", EMPTY_POLICY);
        subscription(arm, team, "caller");
    }

    public static void api(Arm arm, String service, String id, String backend) {
        arm.create(
                service + "/apis/" + id,
                Map.of("displayName", id, "path", id, "serviceUrl", backend, "format", "openapi", "value", openApi()));
    }

    public static void subscription(Arm arm, String service, String id) {
        arm.create(service + "/subscriptions/" + id, Map.of("displayName", id, "scope", PRODUCT, "state", "active"));
    }

    public static void policy(Arm arm, String path, String document) {
        arm.create(path, Map.of("format", "rawxml", "value", document));
    }

    public static String setHeader(String name, String value) {
        return EMPTY_POLICY.replaceFirst(
                "<base />",
                "<base /><set-header name=\"" + name + "\" exists-action=\"override\"><value>" + value
                        + "</value></set-header>");
    }

    public static void link(Arm arm, String path) {
        arm.put(path, Map.of()).ok();
    }

    private static Map<String, ?> product() {
        return Map.of(
                "displayName", "Orders", "state", "published", "subscriptionRequired", true, "approvalRequired", false);
    }

    /** A small OpenAPI description, YAML. */
    public static String openApi() {
        var paths = new StringBuilder();
        for (String noun : List.of("order", "customer", "item")) {
            paths.append("""
                      /%ss:
                        get: {operationId: list-%ss, summary: List, responses: {"200": {description: ok}}}
                        post: {operationId: add-%s, summary: Add, responses: {"201": {description: added}}}
                      /%ss/{id}:
                        parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                        get: {operationId: get-%s, summary: Get, responses: {"200": {description: ok}}}
                    """.formatted(noun, noun, noun, noun, noun));
        }
        return """
                openapi: 3.0.3
                info: {title: Orders, version: "1.0"}
                servers: [{url: "http://127.0.0.1:9"}]
                paths:
                """ + paths;
    }
}
