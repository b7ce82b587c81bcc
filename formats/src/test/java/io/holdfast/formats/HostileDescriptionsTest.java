package io.holdfast.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.json.Json;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Descriptions of some kilobytes that would become gigabytes, or keep the server busy for hours. */
class HostileDescriptionsTest {

    private static final String WSDL = """
            <definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/">
            <portType name="p">%1$s</portType><binding name="b" type="p">%1$s</binding>
            <service name="s"><port name="q" binding="b"><s:address location="http://a.example"/></port></service>
            </definitions>
            """;

    private static String many(int count, String between, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(between));
    }

    private static ImportedApi openApi(String components, String paths) {
        var description = DescriptionReader.read("{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"a\",\"version\":\"1\"},"
                + "\"components\":{" + components + "},\"paths\":{" + paths + "}}");
        return Importer.read(description, new Types(description, false), null, true);
    }

    private static String operations(int count, String operation) {
        return many(count, ",", i -> "\"/p" + i + "\":{\"get\":{" + operation + "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":%s,\"y\":[%s],\"openapi\":\"3.0.0\"}", "x: %s\ny: [%s]\nopenapi: 3.0.0\n"})
    void emptyListsBehindWhatIsDeep(String description) {
        String deep = "[".repeat(600) + "]".repeat(600);
        String text = description.formatted(deep, "[],".repeat(1_000_000) + "[]");
        assertThatThrownBy(() -> DescriptionReader.read(text))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("2000000 tokens");
    }

    @Test
    void headersThatEveryOperationShares() {
        String headers = many(1000, ",", i -> "\"h" + i + "\":{}");
        assertThatThrownBy(() -> openApi(
                        "\"responses\":{\"r\":{\"description\":\"d\",\"headers\":{" + headers + "}}}",
                        operations(1000, "\"responses\":{\"200\":{\"$ref\":\"#/components/responses/r\"}}")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("parts");
    }

    @Test
    void textsThatEveryOperationShares() {
        assertThatThrownBy(() -> openApi(
                        "\"parameters\":{\"p\":{\"name\":\"p\",\"in\":\"query\",\"description\":\""
                                + "d".repeat(1_000_000) + "\",\"schema\":{\"type\":\"string\"}}}",
                        operations(200, "\"parameters\":[{\"$ref\":\"#/components/parameters/p\"}],\"responses\":{}")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("parts");
    }

    @Test
    void typesThatEveryOperationSharesAreWrittenOnce() {
        JsonNode imported = Json.object()
                .set(
                        "all",
                        openApi(
                                        "\"responses\":{\"r\":{\"description\":\"d\",\"content\":{\"application/json\":{\"schema\":"
                                                + "{\"type\":\"object\",\"description\":\"a type\"}}}}}",
                                        operations(
                                                3, "\"responses\":{\"200\":{\"$ref\":\"#/components/responses/r\"}}"))
                                .schemas()
                                .get(Types.SCHEMA));
        assertThat(imported.at("/all/document/components/schemas").propertyNames())
                .containsExactly("get-p0-200-application-json");
    }

    @Test
    void namesThatDifferInNothing() {
        ImportedApi imported = openApi("", operations(19_000, "\"operationId\":\"same\",\"responses\":{}"));
        assertThat(imported.operations())
                .extracting(ImportedOperation::name)
                .hasSize(19_000)
                .doesNotHaveDuplicates()
                .contains("same")
                .allMatch(name -> name.matches("same(-[0-9a-f]{8})?"));
    }

    @Test
    void mediaTypesWhoseNamesDifferInNothing() {
        String content = many(8_000, ",", i -> "\"" + (char) (0x4000 + i) + "\":{\"schema\":{}}");
        JsonNode schema = openApi(
                        "", "\"/p\":{\"post\":{\"requestBody\":{\"content\":{" + content + "}},\"responses\":{}}}")
                .schemas()
                .get(Types.SCHEMA);
        assertThat(schema.at("/document/components/schemas")).hasSize(8_000);
    }

    @Test
    void parametersThatAreHandedDown() {
        String parameters = many(2000, "", i -> "<param style='query' name='p" + i + "'/>");
        String resources = many(2000, "", i -> "<resource path='" + i + "'><method name='GET'/></resource>");
        assertThatThrownBy(() -> wadl("<resource path='a'>" + parameters + resources + "</resource>", ""))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("parts");
    }

    @Test
    void methodsThatManyResourcesShare() {
        String method = "<method id='m' name='POST'><request>"
                + many(2000, "", i -> "<representation mediaType='a/" + i + "'/>") + "</request></method>";
        String resources = many(2000, "", i -> "<resource path='" + i + "'><method href='#m'/></resource>");
        assertThatThrownBy(() -> wadl(resources, method))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("parts");
    }

    @Test
    void pathsThatGrow() {
        String inner = many(50, "", i -> "<resource path='" + "a".repeat(30) + "'>") + many(50, "", i -> "</resource>");
        assertThatThrownBy(() -> wadl(inner, ""))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("1000 characters");
    }

    private static Object wadl(String resources, String methods) {
        return WadlReader.read(
                "<application xmlns='http://wadl.dev.java.net/2009/02'><resources base='https://a.example'>" + resources
                        + "</resources>" + methods + "</application>");
    }

    @Test
    void operationsOfSoapWithoutEnd() {
        var none = new WsdlReader.Selector(null, null);
        String few = many(19_000, "", i -> "<operation name='a" + i + "'/>");
        assertThat(WsdlReader.read(WSDL.formatted(few), none).operations()).hasSize(19_001);
        String many = many(21_000, "", i -> "<operation name='a" + i + "'/>");
        assertThatThrownBy(() -> WsdlReader.read(WSDL.formatted(many), none))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("20000 operations");
    }

    @Test
    void valuesWithoutEnd() {
        assertThatThrownBy(() -> openApi("", "\"x-many\":[" + "[],".repeat(1_100_000) + "[]]"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("tokens");
        assertThatThrownBy(() -> wadl("<a/>".repeat(SecureXml.MAX_TAGS), ""))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("tags");
    }

    /** A million digits would take a minute to read. */
    @Test
    void numbersWithoutEnd() {
        var parameter =
                Json.object().put("name", "n").put("type", "integer").put("defaultValue", "9".repeat(1_000_000));
        assertThat(DescribedOperation.placed(parameter, "query")
                        .at("/schema/default")
                        .isString())
                .isTrue();
    }

    @Test
    void whatAParserSaysIsOneLine() {
        String text = "openapi: 3.1.0\ninfo: {title: a, version: *1\"}\n";
        assertThatThrownBy(() -> DescriptionReader.read(text))
                .isInstanceOf(ImportException.class)
                .message()
                .doesNotContain("\n");
    }
}
