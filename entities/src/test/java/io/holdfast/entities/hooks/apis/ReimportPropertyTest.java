package io.holdfast.entities.hooks.apis;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Fixture;
import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever is done to a description between two imports, an operation that keeps its method and URL template keeps its policy, and no other
 * operation that has one gets it. What had a policy and is gone is named in the answer.
 */
class ReimportPropertyTest {

    private static final String LONG =
            "/contracts/[contractId]/versions/[versionNumber]/administration/contact-informations";
    private static final List<String> PATHS = List.of(
            "/a",
            "/a/{id}",
            "/a/{id}/b",
            "/a-id",
            "/заказы",
            "/заказы/{id}",
            "/订单",
            "/",
            LONG,
            LONG + "/[contactId]",
            LONG + "/{x}/y");
    private static final List<String> IDS = List.of(
            "",
            "",
            "list",
            "list",
            "LIST",
            "list-2",
            "get-a",
            "get-a-id",
            "Получить",
            "Создать",
            "获取",
            "🐈",
            "***",
            "operation",
            "x".repeat(81),
            "x".repeat(80) + "y");

    /** @param at which of the paths and methods */
    record Op(int at, String id) {

        String method() {
            return at % 2 == 0 ? "get" : "post";
        }

        String path() {
            return PATHS.get(at / 2);
        }
    }

    enum Edit {
        RENAME,
        REORDER,
        ADD,
        REMOVE,
        SHORTEN,
        CASE,
        EXCHANGE,
        PARAMETER
    }

    /** @param seed chooses what an edit is done to */
    record Step(Edit edit, long seed) {}

    private static Path directory;
    private static Fixture fixture;

    @BeforeAll
    static void open() throws IOException {
        directory = Files.createTempDirectory("reimport");
        fixture = new Fixture(directory);
    }

    @AfterAll
    static void close() throws IOException {
        fixture.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** A description, and what is done to it before it is imported again. */
    private record Edited(List<Op> before, List<Step> edits) {

        static Edited draw(Draw draw) {
            var before = new LinkedHashMap<Integer, Op>();
            for (Op each : draw.list(1, 8, Edited::operation)) {
                before.putIfAbsent(each.at(), each);
            }
            return new Edited(
                    List.copyOf(before.values()),
                    draw.list(1, 5, step -> new Step(step.of(Edit.values()), step.anyLong())));
        }

        private static Op operation(Draw draw) {
            return new Op(draw.between(0, PATHS.size() * 2 - 1), draw.of(IDS));
        }
    }

    @Test
    void whatStaysKeepsItsPolicy() {
        Property.holds(80, Edited::draw, edited -> reimport(edited.before(), edited.edits()));
    }

    private static void reimport(List<Op> before, List<Step> edits) {
        fixture.renew();
        send(before, Map.of());
        Map<String, String> policies = new HashMap<>();
        names().forEach((what, name) -> policies.put(what, protect(name, what)));
        assertThat(policies).hasSize(before.size());

        List<Op> after = new ArrayList<>(before);
        Map<String, String> renamed = new HashMap<>();
        edits.forEach(step -> apply(step, after, renamed));
        ArmResponse answer = send(after, renamed);

        Map<String, String> names = names();
        assertThat(names).hasSize(after.size());
        Map<String, String> now = new HashMap<>();
        names.forEach((what, name) -> now.put(what, policy(name)));
        policies.forEach((what, text) -> {
            if (now.containsKey(what)) {
                assertThat(now.get(what)).as(what).isEqualTo(text);
            } else {
                assertThat(now)
                        .as(what + " is gone")
                        .satisfiesAnyOf(
                                kept -> assertThat(kept.values()).containsOnlyOnce(text),
                                lost -> assertThat(told(answer)).contains(what));
            }
        });
        assertThat(now.values().stream().filter(text -> !text.isEmpty())).doesNotHaveDuplicates();
    }

    private static void apply(Step step, List<Op> operations, Map<String, String> renamed) {
        var random = new Random(step.seed());
        int at = operations.isEmpty() ? -1 : random.nextInt(operations.size());
        if (at < 0 && step.edit() != Edit.ADD) {
            return;
        }
        switch (step.edit()) {
            case RENAME -> id(operations, at, IDS.get(random.nextInt(IDS.size())));
            case SHORTEN ->
                id(
                        operations,
                        at,
                        operations.get(at).id().isEmpty()
                                ? "s"
                                : operations.get(at).id().substring(1));
            case CASE -> id(operations, at, operations.get(at).id().toUpperCase(Locale.ROOT));
            case REORDER -> Collections.shuffle(operations, random);
            case REMOVE -> operations.remove(at);
            case ADD -> {
                int free = random.nextInt(PATHS.size() * 2);
                if (operations.stream().noneMatch(each -> each.at() == free)) {
                    operations.add(0, new Op(free, IDS.get(random.nextInt(IDS.size()))));
                }
            }
            case EXCHANGE -> {
                int other = random.nextInt(operations.size());
                String id = operations.get(at).id();
                id(operations, at, operations.get(other).id());
                id(operations, other, id);
            }
            case PARAMETER -> renamed.put("{id}", "{key}");
        }
    }

    private static void id(List<Op> operations, int at, String id) {
        operations.set(at, new Op(operations.get(at).at(), id));
    }

    private static ArmResponse send(List<Op> operations, Map<String, String> renamed) {
        ObjectNode description = tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
        description.put("openapi", "3.0.3").putObject("info").put("title", "T").put("version", "1");
        ObjectNode paths = description.putObject("paths");
        var byPath = new LinkedHashMap<String, ObjectNode>();
        for (Op each : operations) {
            String path = renamed.containsKey("{id}") ? each.path().replace("{id}", renamed.get("{id}")) : each.path();
            ObjectNode operation =
                    byPath.computeIfAbsent(path, paths::putObject).putObject(each.method());
            if (!each.id().isEmpty()) {
                operation.put("operationId", each.id());
            }
            operation.putObject("responses");
        }
        ObjectNode properties = tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
        properties.put("path", "t").put("format", "openapi+json").put("value", description.toString());
        return fixture.put("apis/t", properties.toString());
    }

    /** Names by what is called, whatever parameters are called. */
    private static Map<String, String> names() {
        return fixture.get("apis/t/operations?$top=100")
                .path("value")
                .valueStream()
                .collect(Collectors.toMap(
                        item -> what(item.path("properties")),
                        item -> item.path("name").asString()));
    }

    private static String what(JsonNode operation) {
        return operation.path("method").asString() + " "
                + operation.path("urlTemplate").asString().replace("{key}", "{id}");
    }

    private static String protect(String name, String what) {
        String text = "<policies><inbound><base /><set-header name=\"w\"><value>" + Integer.toHexString(what.hashCode())
                + "</value></set-header></inbound></policies>";
        ObjectNode properties = tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
        fixture.put(
                url(name), properties.put("format", "rawxml").put("value", text).toString());
        return policy(name);
    }

    private static String url(String name) {
        return "apis/t/operations/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "/policies/policy";
    }

    private static String policy(String name) {
        String list = url(name).replaceAll("/policy$", "");
        return fixture.get(list).at("/value/0/properties/value").asString("");
    }

    private static List<String> told(ArmResponse answer) {
        return json(answer)
                .at("/holdfast/lostPolicies")
                .valueStream()
                .map(ReimportPropertyTest::what)
                .toList();
    }
}
