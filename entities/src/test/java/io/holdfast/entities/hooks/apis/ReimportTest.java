package io.holdfast.entities.hooks.apis;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Fixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A later import finds the operations that are there, in every format, workspace and revision. */
class ReimportTest {

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static ObjectNode put(String api, String format, String value) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        return json(fixture.put(
                api,
                body.put("path", "t").put("format", format).put("value", value).toString()));
    }

    private static String openApi(String... operations) {
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{"
                + String.join(",", operations) + "}}";
    }

    private static String get(String path, String id, String... required) {
        String parameters = java.util.Arrays.stream(required)
                .map(name -> "{\"name\":\"" + name
                        + "\",\"in\":\"query\",\"required\":true,\"schema\":{\"type\":\"string\"}}")
                .collect(Collectors.joining(","));
        return "\"" + path + "\":{\"get\":{" + (id.isEmpty() ? "" : "\"operationId\":\"" + id + "\",")
                + "\"parameters\":[" + parameters + "],\"responses\":{}}}";
    }

    /** Names of operations by their templates. */
    private static Map<String, String> names(String api) {
        return fixture.get(api + "/operations")
                .path("value")
                .valueStream()
                .collect(Collectors.toMap(
                        item -> item.at("/properties/urlTemplate").asString(),
                        item -> item.path("name").asString()));
    }

    private static void protect(String api, String operation) {
        fixture.put(
                operation(api, operation) + "/policies/policy",
                "{\"value\":\"<policies><inbound><base /></inbound></policies>\"}");
    }

    private static String operation(String api, String name) {
        return api + "/operations/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static boolean isProtected(String api, String name) {
        return fixture.get(operation(api, name) + "/policies").path("count").asInt() == 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"apis/t", "workspaces/w/apis/t", "apis/t;rev=2"})
    void anOperationThatIsRenamedKeepsItsNamePolicyAndTags(String api) {
        fixture.put("workspaces/w", "{\"displayName\":\"W\"}");
        fixture.put("tags/x", "{\"displayName\":\"X\"}");
        fixture.put("workspaces/w/tags/x", "{\"displayName\":\"X\"}");
        if (api.contains(";")) {
            put("apis/t", "openapi+json", openApi(get("/a/{id}", "other")));
        }
        put(api, "openapi+json", openApi(get("/a/{id}", "Old"), get("/b", "b")));
        protect(api, "Old");
        if (!api.contains("workspaces")) {
            fixture.put(api + "/operations/Old/tags/x", "{}");
        }

        ObjectNode answer = put(api, "openapi+json", openApi(get("/B/", "Old"), get("/A/{key}", "new")));

        assertThat(names(api)).containsExactlyInAnyOrderEntriesOf(Map.of("/A/{key}", "Old", "/B/", "b"));
        assertThat(isProtected(api, "Old")).isTrue();
        assertThat(isProtected(api, "b")).isFalse();
        assertThat(fixture.get(api + "/operations/Old")
                        .at("/properties/displayName")
                        .asString())
                .isEqualTo("new");
        assertThat(answer.has("holdfast")).isFalse();
        if (!api.contains("workspaces")) {
            assertThat(fixture.get(api + "/operations/Old/tags").path("count").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void anIdThatAnotherOperationHasAsItsNameGetsItsOwn() {
        put("apis/t", "openapi+json", openApi(get("/a", "one"), get("/b", "two")));
        protect("apis/t", "one");
        put("apis/t", "openapi+json", openApi(get("/c", "ONE"), get("/b", "one"), get("/a", "two")));
        Map<String, String> names = names("apis/t");
        assertThat(names).containsEntry("/a", "one").containsEntry("/b", "two");
        assertThat(names.get("/c")).matches("ONE-[0-9a-f]{8}");
        assertThat(isProtected("apis/t", "one")).isTrue();
        assertThat(isProtected("apis/t", names.get("/c"))).isFalse();
    }

    @Test
    void anOperationThatMovesKeepsItsPolicyByItsId() {
        put("apis/t", "openapi+json", openApi(get("/a", "one")));
        protect("apis/t", "one");
        assertThat(put("apis/t", "openapi+json", openApi(get("/z", "one"))).has("holdfast"))
                .isFalse();
        assertThat(names("apis/t")).isEqualTo(Map.of("/z", "one"));
        assertThat(isProtected("apis/t", "one")).isTrue();
    }

    @Test
    void aRequiredQueryParameterMoreOrLessChangesNothing() {
        put("apis/t", "openapi+json", openApi(get("/a", ""), get("/b", "", "q")));
        protect("apis/t", "get-a");
        protect("apis/t", "get-b");
        put("apis/t", "openapi+json", openApi(get("/a", "x", "q", "r"), get("/b", "y")));
        assertThat(names("apis/t")).isEqualTo(Map.of("/a?q={q}&r={r}", "get-a", "/b", "get-b"));
        assertThat(isProtected("apis/t", "get-a")).isTrue();
        assertThat(isProtected("apis/t", "get-b")).isTrue();
    }

    @Test
    void whatLosesItsPolicyIsTold() {
        put("apis/t", "openapi+json", openApi(get("/a", "a"), get("/b", "b"), get("/c", "c")));
        protect("apis/t", "b");
        ObjectNode answer = put("apis/t", "openapi+json", openApi(get("/a", "a")));
        assertThat(answer.path("holdfast").toString())
                .isEqualTo("{\"lostPolicyCount\":1,\"lostPolicies\":"
                        + "[{\"operation\":\"b\",\"method\":\"GET\",\"urlTemplate\":\"/b\"}]}");
        assertThat(fixture.get("apis/t").has("holdfast")).isFalse();
        protect("apis/t", "a");
        assertThat(answer(put("apis/t", "openapi+json", openApi(get("/n", "")))))
                .containsExactly("a");
    }

    private static List<String> answer(JsonNode item) {
        return item.at("/holdfast/lostPolicies")
                .valueStream()
                .map(each -> each.path("operation").asString())
                .toList();
    }

    /** As earlier versions stored them: names cut at 80 characters, numbered by their order. */
    @Test
    void operationsWithNamesOfEarlierVersionsAreFound() {
        String path = "/contracts/[contractId]/versions/[versionNumber]/administration/contact-informations";
        String cut = "get-contracts-contractId-versions-versionNumber-administration-contact-informati";
        fixture.put("apis/t", "{\"path\":\"t\"}");
        for (String each : List.of(cut + "|" + path, "operation-2|/" + "заказы")) {
            String name = each.substring(0, each.indexOf('|'));
            fixture.put(
                    operation("apis/t", name),
                    "{\"displayName\":\"x\",\"method\":\"GET\",\"urlTemplate\":\""
                            + each.substring(each.indexOf('|') + 1) + "\"}");
            protect("apis/t", name);
        }
        put("apis/t", "openapi+json", openApi(get("/заказы", "Получить"), get(path + "/{x}", ""), get(path, "")));
        Map<String, String> names = names("apis/t");
        assertThat(names)
                .containsEntry(path, cut)
                .containsEntry("/заказы", "operation-2")
                .hasSize(3);
        assertThat(isProtected("apis/t", cut)).isTrue();
        assertThat(isProtected("apis/t", "operation-2")).isTrue();
        assertThat(isProtected("apis/t", names.get(path + "/{x}"))).isFalse();
    }

    @Test
    void swagger() {
        String swagger =
                "{\"swagger\":\"2.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"operationId\":\"%s\","
                        + "\"responses\":{}}}}}";
        renamed("swagger-json", swagger.formatted("one"), swagger.formatted("two"), "one");
    }

    @Test
    void wadl() {
        String wadl = "<application xmlns='http://wadl.dev.java.net/2009/02'><resources base='https://a.example/'>"
                + "<resource path='a'><method name='GET' id='%s'/></resource></resources></application>";
        renamed("wadl-xml", wadl.formatted("one"), wadl.formatted("two"), "one");
    }

    @Test
    void wsdl() {
        String wsdl = """
                <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t">
                <w:portType name="P"><w:operation name="N"/></w:portType><w:binding name="B" type="t:P">
                <w:operation name="N"><s:operation soapAction="urn:a"/></w:operation></w:binding>
                <w:service name="S"><w:port name="O" binding="t:B"><s:address location="http://a.example/"/></w:port></w:service>
                </w:definitions>""";
        renamed("wsdl", wsdl.replace("\"N\"", "\"one\""), wsdl.replace("\"N\"", "\"two\""), "one");
        ObjectNode answer =
                put("apis/t", "wsdl", wsdl.replace("\"N\"", "\"three\"").replace("urn:a", "urn:b"));
        assertThat(answer(answer)).containsExactly("one");
        assertThat(isProtected("apis/t", "three")).isFalse();
    }

    private static void renamed(String format, String before, String after, String name) {
        put("apis/t", format, before);
        protect("apis/t", name);
        put("apis/t", format, after);
        assertThat(names("apis/t")).containsValue(name).hasSize(1);
        assertThat(isProtected("apis/t", name)).isTrue();
    }
}
