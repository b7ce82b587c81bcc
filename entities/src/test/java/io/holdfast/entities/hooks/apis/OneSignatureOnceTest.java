package io.holdfast.entities.hooks.apis;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Fixture;
import io.holdfast.entities.Refusals;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** No two operations that take the same calls can be written; those that are stored already stay. */
class OneSignatureOnceTest {

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
        fixture.put("apis/t", "{\"path\":\"t\"}");
        fixture.put("apis/u", "{\"path\":\"u\"}");
        fixture.put("workspaces/w", "{\"displayName\":\"W\"}");
        fixture.put("workspaces/w/apis/t", "{\"path\":\"wt\"}");
        fixture.put("apis/t;rev=2", "{\"path\":\"t\"}");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static String operation(String method, String template) {
        return "{\"displayName\":\"O\",\"method\":\"" + method + "\",\"urlTemplate\":\"" + template + "\"}";
    }

    @ParameterizedTest
    @CsvSource({
        "/g/{id}, /g/{name}",
        "/G/{id}, /g/{id}",
        "/g, /g/",
        "/a%20b, /a b",
        "/g/*, /g/{*rest}",
        "/g?a={a}&b=1, /g?B=1&A={x}"
    })
    void isRefusedByPutPatchAndImport(String one, String other) {
        for (String api : new String[] {"apis/t", "workspaces/w/apis/t", "apis/t;rev=2"}) {
            String operations = api + "/operations/";
            assertThat(fixture.put(operations + "one", operation("GET", one)).status())
                    .isEqualTo(201);
            assertThat(Refusals.validation(
                            "urlTemplate", () -> fixture.put(operations + "two", operation("get", other))))
                    .contains("'one' (GET " + one + ")", "'two' (get " + other + ")");
            fixture.put(operations + "two", operation("POST", other));
            Refusals.validation("urlTemplate", () -> fixture.patch(operations + "two", "{\"method\":\"GET\"}"));
            Refusals.validation("urlTemplate", () -> fixture.put(operations + "two", operation("GET", other)));
            assertThat(fixture.put(operations + "one", operation("GET", other)).status())
                    .isEqualTo(200);
        }
        // Each API on its own.
        assertThat(fixture.put("apis/u/operations/one", operation("GET", other)).status())
                .isEqualTo(201);

        ObjectNode description = JsonMapper.shared().createObjectNode().put("openapi", "3.0.3");
        description.putObject("info").put("title", "T").put("version", "1");
        ObjectNode paths = description.putObject("paths");
        paths.putObject(one).putObject("get").put("operationId", "first").putObject("responses");
        paths.putObject(other).putObject("get").put("operationId", "second").putObject("responses");
        ObjectNode body =
                JsonMapper.shared().createObjectNode().put("path", "n").put("format", "openapi+json");
        assertThat(Refusals.validation(
                        "value",
                        () -> fixture.put(
                                "apis/n",
                                body.put("value", description.toString()).toString())))
                .contains("'first' (GET " + one + ")", "'second' (GET " + other + ")");
        assertThat(fixture.configuration().count("apis/operations", "n")).isZero();
    }

    @Test
    void actionsOfAWsdlAreToldApart() {
        String wsdl = """
                <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t">
                <w:portType name="P"><w:operation name="One"/><w:operation name="Two"/></w:portType><w:binding name="B" type="t:P">
                <w:operation name="One"><s:operation soapAction="urn:a"/></w:operation>
                <w:operation name="Two"><s:operation soapAction="urn:%s"/></w:operation></w:binding>
                <w:service name="S"><w:port name="O" binding="t:B"><s:address location="http://a.example/"/></w:port></w:service>
                </w:definitions>""";
        ObjectNode body =
                JsonMapper.shared().createObjectNode().put("path", "n").put("format", "wsdl");
        assertThat(Refusals.validation(
                        "value",
                        () -> fixture.put(
                                "apis/n", body.put("value", wsdl.formatted("A")).toString())))
                .contains("'One'", "'Two'");
        assertThat(fixture.put("apis/n", body.put("value", wsdl.formatted("b")).toString())
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apis/operations t", "workspaces/apis/operations w/t"})
    void whatIsStoredAlreadyStays(String where) {
        String type = where.substring(0, where.indexOf(' '));
        String api = type.startsWith("w") ? "workspaces/w/apis/t" : "apis/t";
        fixture.put(api + "/operations/one", operation("GET", "/g/{id}"));
        fixture.configuration().write(transaction -> store(type, where, api, transaction));

        assertThat(fixture.patch(api + "/operations/two", "{\"description\":\"d\"}")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.put(api + "/operations/two", operation("GET", "/g/{key}"))
                        .status())
                .isEqualTo(200);
        assertThat(fixture.put(api + "/operations/one", operation("GET", "/g/{id}"))
                        .status())
                .isEqualTo(200);
        assertThat(fixture.get(api + "/operations").path("count").asInt()).isEqualTo(2);
        Refusals.validation("urlTemplate", () -> fixture.put(api + "/operations/three", operation("GET", "/G/{z}")));
        if (!type.startsWith("w")) {
            assertThat(json(fixture.call("GET", "apis/t?export=true&format=openapi%2Bjson", ""))
                            .toString())
                    .contains("/g/{id}", "/g/{key}");
        }
        assertThat(fixture.put(api + "/operations/two", operation("GET", "/h")).status())
                .isEqualTo(200);
        Refusals.validation("urlTemplate", () -> fixture.put(api + "/operations/two", operation("GET", "/g/{id}")));
    }

    private static Resource store(String type, String where, String api, io.holdfast.store.Transaction transaction) {
        return transaction.put(
                new ResourceKey(type, where.substring(where.indexOf(' ') + 1), "two"),
                api + "/operations/two",
                operation("GET", "/g/{name}").getBytes(StandardCharsets.UTF_8),
                null);
    }
}
