package io.holdfast.entities.hooks.apis;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Fixture;
import io.holdfast.entities.Refusals;
import io.holdfast.formats.SecureXml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** WSDL and WADL. */
class XmlImportTest {

    private static final String WSDL = """
            <?xml version="1.0" encoding="utf-8"?>
            <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/"
                xmlns:s12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:t="urn:calc" targetNamespace="urn:calc">
              <w:documentation>Counts.</w:documentation>
              <w:message name="In"/><w:message name="Out"/>
              <w:portType name="Calc">
                <w:operation name="Add"><w:documentation>Adds two numbers.</w:documentation>
                  <w:input message="t:In"/><w:output message="t:Out"/></w:operation>
                <w:operation name="Silent"><w:input message="t:In"/></w:operation>
              </w:portType>
              <w:binding name="Calc11" type="t:Calc"><s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
                <w:operation name="Add"><s:operation soapAction="urn:calc/Add"/></w:operation>
                <w:operation name="Silent"><s:operation soapAction=""/></w:operation></w:binding>
              <w:binding name="Calc12" type="t:Calc"><s12:binding/>
                <w:operation name="Add"><s12:operation soapAction="urn:calc/Add12"/></w:operation></w:binding>
              <w:service name="CalcService">
                <w:port name="Plain" binding="t:Calc11"><s:address location="http://calc.example/calc.asmx"/></w:port>
                <w:port name="Newer" binding="t:Calc12"><s12:address location="https://calc.example/calc12"/></w:port>
              </w:service>
            </w:definitions>
            """.strip();

    private static final String WADL = """
            <application xmlns="http://wadl.dev.java.net/2009/02" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
              <doc title="Library">All books.</doc>
              <resources base="https://books.example/v1/">
                <resource path="books">
                  <method name="GET" id="listBooks"><doc title="List">Lists them.</doc>
                    <request><param name="kind" style="query" type="xsd:string" required="true"><option value="a"/></param>
                      <param name="top" style="query" type="xsd:int" default="10"/>
                      <param name="X-Trace" style="header" type="xsd:string"/></request>
                    <response status="200 206"><doc>Books</doc><representation mediaType="application/json"/></response></method>
                  <resource path="{id}">
                    <param name="id" style="template" type="xsd:int"/>
                    <method href="#change"/>
                  </resource>
                </resource>
              </resources>
              <method name="PUT" id="change"><request><representation mediaType="application/xml"/></request></method>
            </application>
            """.strip();

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

    @Test
    void importsWsdlAsAnApiThatPassesSoapOn() {
        JsonNode api = put("calc", "wsdl", WSDL).path("properties");
        assertThat(api.path("type").asString()).isEqualTo("soap");
        assertThat(api.path("displayName").asString()).isEqualTo("CalcService");
        assertThat(api.path("description").asString()).isEqualTo("Counts.");
        assertThat(api.path("serviceUrl").asString()).isEqualTo("http://calc.example/calc.asmx");
        assertThat(templates("calc"))
                .containsExactly(
                        "Add POST /?soapAction=urn:calc/Add",
                        "any-action POST /?soapAction={action}",
                        "Silent POST /?soapAction=Silent");
        JsonNode add = fixture.get("apis/calc/operations/Add").path("properties");
        assertThat(add.path("description").asString()).isEqualTo("Adds two numbers.");
        assertThat(add.path("request")
                        .path("representations")
                        .get(0)
                        .path("contentType")
                        .asString())
                .isEqualTo("text/xml");
    }

    @Test
    void importsTheEndpointThatIsSelected() {
        ObjectNode body = body("wsdl", WSDL).put("apiType", "soap");
        body.putObject("wsdlSelector").put("wsdlServiceName", "CalcService").put("wsdlEndpointName", "Newer");
        JsonNode api = json(fixture.put("apis/calc", body.toString())).path("properties");
        assertThat(api.path("serviceUrl").asString()).isEqualTo("https://calc.example/calc12");
        assertThat(templates("calc")).containsExactly("Add POST /?soapAction=urn:calc/Add12");
        body.putObject("wsdlSelector").put("wsdlEndpointName", "None");
        assertThat(Refusals.validation("value", () -> fixture.put("apis/calc", body.toString())))
                .contains("None")
                .contains("CalcService/Plain, CalcService/Newer");
    }

    @Test
    void exportsTheWsdlThatWasImported() {
        put("calc", "wsdl", WSDL);
        ObjectNode exported = fixture.get("apis/calc?export=true&format=wsdl-link");
        assertThat(exported.path("format").asString()).isEqualTo("wsdl-link+xml");
        assertThat(content(exported)).isEqualTo(WSDL);
        fixture.put("apis/plain", "{\"path\":\"plain\"}");
        Refusals.validation("format", () -> fixture.get("apis/plain?export=true&format=wsdl-link"));
    }

    @Test
    void makesNoRestFrontForSoap() {
        ObjectNode body = body("wsdl", WSDL).put("apiType", "http");
        assertThat(Refusals.validation("value", () -> fixture.put("apis/calc", body.toString())))
                .contains("apiType soap");
    }

    @Test
    void importsWadl() {
        JsonNode api = put("books", "wadl-xml", WADL).path("properties");
        assertThat(api.path("displayName").asString()).isEqualTo("Library");
        assertThat(api.path("description").asString()).isEqualTo("All books.");
        assertThat(api.path("serviceUrl").asString()).isEqualTo("https://books.example/v1");
        assertThat(api.path("type").asString()).isEqualTo("http");
        assertThat(templates("books")).containsExactly("change PUT /books/{id}", "listBooks GET /books?kind={kind}");
        JsonNode list = fixture.get("apis/books/operations/listBooks").path("properties");
        assertThat(list.path("displayName").asString()).isEqualTo("List");
        assertThat(list.path("templateParameters").toString())
                .isEqualTo("[{\"name\":\"kind\",\"type\":\"string\",\"required\":true,\"values\":[\"a\"]}]");
        assertThat(list.path("request").path("queryParameters").get(0).toString())
                .isEqualTo("{\"name\":\"top\",\"type\":\"integer\",\"required\":false,\"defaultValue\":\"10\"}");
        assertThat(list.path("request").path("headers").get(0).path("name").asString())
                .isEqualTo("X-Trace");
        assertThat(list.path("responses").size()).isEqualTo(2);
        assertThat(fixture.get("apis/books/operations/change")
                        .path("properties")
                        .path("templateParameters")
                        .get(0)
                        .path("type")
                        .asString())
                .isEqualTo("integer");
    }

    @Test
    void exportsWadlThatComesInAgain() {
        put("books", "wadl-xml", WADL);
        ObjectNode exported = fixture.get("apis/books?export=true&format=wadl-link");
        assertThat(exported.path("format").asString()).isEqualTo("wadl-link-json");
        put("again", "wadl-xml", content(exported));
        assertThat(templates("again")).isEqualTo(templates("books"));
        for (String operation : List.of("listBooks", "change")) {
            assertThat(fixture.get("apis/again/operations/" + operation).path("properties"))
                    .isEqualTo(fixture.get("apis/books/operations/" + operation).path("properties"));
        }
    }

    static List<String> harmful() {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
        String file = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
        String outside = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>";
        String include = "<x xmlns:i=\"http://www.w3.org/2001/XInclude\"><i:include href=\"file:///etc/passwd\"/></x>";
        String deep = "<a>".repeat(SecureXml.MAX_DEPTH + 1) + "</a>".repeat(SecureXml.MAX_DEPTH + 1);
        String large = "<a>" + " ".repeat(SecureXml.MAX_CHARACTERS) + "</a>";
        return List.of(bomb, file, outside, include, deep, large, "", "nonsense", "<a>", "{}");
    }

    @ParameterizedTest
    @MethodSource("harmful")
    void takesNoHarmfulXml(String text) {
        for (String format : List.of("wsdl", "wadl-xml")) {
            assertThat(Refusals.validation("value", () -> put("a", format, text)))
                    .doesNotContain("root:")
                    .startsWith("The document");
        }
        assertThat(fixture.get("apis").path("count").asInt()).isZero();
    }

    @Test
    void readsXmlUpToItsBounds() {
        String deep = "<a>".repeat(SecureXml.MAX_DEPTH) + "</a>".repeat(SecureXml.MAX_DEPTH);
        assertThat(SecureXml.read(deep).getLocalName()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<d:description xmlns:d=\"http://www.w3.org/ns/wsdl\"/>",
                "<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\"/>",
                "<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\" xmlns:s=\"http://schemas.xmlsoap.org/wsdl/soap/\">"
                        + "<import namespace=\"urn:x\" location=\"http://127.0.0.1:1/x.wsdl\"/><service name=\"S\">"
                        + "<port name=\"P\" binding=\"x:B\"><s:address location=\"http://x.example\"/></port></service>"
                        + "</definitions>"
            })
    void saysWhatIsWrongWithWsdl(String text) {
        assertThat(Refusals.validation("value", () -> put("a", "wsdl", text)))
                .containsAnyOf("WSDL 2.0", "no SOAP endpoint", "put all into one");
    }

    private static String content(ObjectNode exported) {
        String link = exported.path("value").path("link").asString();
        assertThat(link).startsWith("data:application/xml;base64,");
        return new String(Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1)), StandardCharsets.UTF_8);
    }

    private static List<String> templates(String api) {
        return fixture.get("apis/" + api + "/operations")
                .path("value")
                .valueStream()
                .map(each -> each.path("name").asString() + " "
                        + each.path("properties").path("method").asString() + " "
                        + each.path("properties").path("urlTemplate").asString())
                .toList();
    }

    private static ObjectNode put(String name, String format, String value) {
        return json(fixture.put(
                "apis/" + name, body(format, value).put("path", name).toString()));
    }

    private static ObjectNode body(String format, String value) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("path", "calc")
                .put("format", format)
                .put("value", value);
    }
}
