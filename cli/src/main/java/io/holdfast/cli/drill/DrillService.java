package io.holdfast.cli.drill;

import io.holdfast.cli.client.ArmClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the service that will be lost, through the management API like anybody else. */
final class DrillService {

    static final String GROUP = "drill";
    static final String NAME = "contoso";
    static final String CALLER_KEY_ID = "caller-0";
    private static final int LANES = 4;

    private final ArmClient arm;
    private final String service;

    DrillService(ArmClient arm, String name) {
        this.arm = arm;
        this.service = arm.service(GROUP, name);
    }

    String path() {
        return service;
    }

    /** An empty service, as a standby has it. */
    void create(String location, String sku) {
        arm.put(
                "/subscriptions/" + arm.subscription() + "/resourceGroups/" + GROUP + "?api-version=2022-09-01",
                object().put("location", location));
        ObjectNode body = object().put("location", location);
        body.putObject("sku").put("name", sku).put("capacity", 1);
        body.putObject("properties").put("publisherName", "Drill").put("publisherEmail", "drill@localhost.example");
        arm.put(service, body);
    }

    /** Fills it: APIs from the document, a product with all of them, callers, and one of everything else. */
    void fill(String document, String format, String backendUrl, int apis, int subscriptions) {
        put(
                "products/drill",
                object().put("displayName", "Drill").put("state", "published").put("subscriptionRequired", true));
        parallel(apis, i -> {
            put(
                    "apis/api-" + i,
                    object().put("displayName", "Drill API " + i)
                            .put("path", "drill/" + i)
                            .put("serviceUrl", backendUrl)
                            .put("format", format)
                            .put("value", document)
                            .set(
                                    "protocols",
                                    ArmClient.JSON
                                            .createArrayNode()
                                            .add("https")
                                            .add("http")));
            arm.put(service + "/products/drill/apis/api-" + i, object());
        });
        put(
                "namedValues/region-note",
                object().put("displayName", "region-note").put("value", "made for the drill"));
        put(
                "namedValues/backend-token",
                object().put("displayName", "backend-token")
                        .put("value", "a-secret-that-must-survive")
                        .put("secret", true));
        put("backends/orders", object().put("url", backendUrl).put("protocol", "http"));
        put("tags/drill", object().put("displayName", "drill"));
        put("groups/partners", object().put("displayName", "Partners"));
        put(
                "users/ada",
                object().put("email", "ada@localhost.example")
                        .put("firstName", "Ada")
                        .put("lastName", "Caller"));
        arm.put(service + "/groups/partners/users/ada", object());
        arm.put(service + "/products/drill/groups/partners", object());
        put(
                "apis/api-0/policies/policy",
                object().put("format", "rawxml")
                        .put(
                                "value",
                                "<policies><inbound><base /><set-header name=\"X-Note\"><value>{{region-note}}</value></set-header></inbound>"
                                        + "<backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>"));
        parallel(
                subscriptions,
                i -> put(
                        "subscriptions/caller-" + i,
                        object().put("displayName", "Caller " + i)
                                .put("scope", "/products/drill")
                                .put("state", "active")));
    }

    String callerKey() {
        return arm.post(service + "/subscriptions/" + CALLER_KEY_ID + "/listSecrets", null)
                .path("primaryKey")
                .asString();
    }

    /** A call that the gateway must answer: method and path of an operation of the first API. */
    Call anyCall() {
        List<JsonNode> operations = arm.list(service + "/apis/api-0/operations");
        JsonNode chosen = operations.stream()
                .filter(o -> o.path("properties").path("method").asString().equalsIgnoreCase("GET"))
                .findFirst()
                .orElse(operations.getFirst());
        String template = chosen.path("properties").path("urlTemplate").asString();
        return new Call(
                chosen.path("properties").path("method").asString(),
                "/drill/0" + template.replaceAll("\\{[^}]*}", "1").replace("*", ""));
    }

    /** One way to call the service through its gateway. */
    record Call(String method, String path) {}

    private void put(String path, ObjectNode properties) {
        ObjectNode body = object();
        body.set("properties", properties);
        arm.run("PUT", service + "/" + path, body, Duration.ofMillis(50), elapsed -> {});
    }

    private static void parallel(int count, IntConsumer work) {
        List<Thread> lanes = new ArrayList<>();
        var failure = new AtomicReference<RuntimeException>();
        for (int lane = 0; lane < LANES; lane++) {
            int first = lane;
            lanes.add(Thread.ofVirtual()
                    .start(() -> IntStream.iterate(first, i -> i < count, i -> i + LANES)
                            .takeWhile(i -> failure.get() == null)
                            .forEach(i -> {
                                try {
                                    work.accept(i);
                                } catch (RuntimeException e) {
                                    failure.set(e);
                                }
                            })));
        }
        try {
            for (Thread lane : lanes) {
                lane.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private static ObjectNode object() {
        return ArmClient.JSON.createObjectNode();
    }
}
