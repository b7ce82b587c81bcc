package io.holdfast.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Descriptions of APIs come from outside: each is read, or refused with a message of one line for people. */
class DescriptionMutationTest {

    private static final String[] TEXT_WORDS = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "'",
        "&a ",
        "*a",
        "<<: *a",
        "!!java.lang.Object",
        "$ref: '#/a'",
        "null",
        "~",
        "- ",
        "  ",
        "\n",
        "|\n",
        "{*rest}",
        "{id}",
        "/",
        "1e999",
        "\u0000",
        "\uD83D\uDE00",
        "openapi",
        "swagger: '2.0'",
        "3.1.0",
        "paths:",
        "get:"
    };
    private static final String[] XML_WORDS = {
        "<",
        ">",
        "</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "&x;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "\"",
        "'",
        "xmlns=\"\"",
        "\u0000",
        "&#0;",
        "\uD83D\uDE00"
    };

    @TestFactory
    Stream<DynamicTest> brokenDescriptionsAreRefusedInWords() {
        return Stream.of(
                Mutations.test("OpenAPI", openApis(), DescriptionMutationTest::checkOpenApi, TEXT_WORDS),
                Mutations.test("WSDL", wsdls(), DescriptionMutationTest::checkWsdl, XML_WORDS),
                Mutations.test("WADL", wadls(), DescriptionMutationTest::checkWadl, XML_WORDS));
    }

    static void checkOpenApi(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        refusedInWords(() -> {
            var description = DescriptionReader.read(text);
            var types = new Types(description, DescriptionReader.isSwagger(text));
            Importer.read(description, types, null, true);
        });
    }

    static void checkWsdl(byte[] bytes) {
        refusedInWords(
                () -> WsdlReader.read(new String(bytes, StandardCharsets.UTF_8), new WsdlReader.Selector(null, null)));
    }

    static void checkWadl(byte[] bytes) {
        refusedInWords(() -> {
            var description = WadlReader.read(new String(bytes, StandardCharsets.UTF_8));
            Importer.read(description, new Types(description, false), null, true);
        });
    }

    private static void refusedInWords(Runnable read) {
        try {
            read.run();
        } catch (ImportException e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.getMessage().chars().noneMatch(c -> c == '\n' || c == 0))
                    .as(e.getMessage())
                    .isTrue();
        }
    }

    static Stream<byte[]> openApis() {
        return bytes("""
                openapi: 3.0.3
                info: {title: Orders, version: "1.0"}
                servers: [{url: "https://a.example/v1"}]
                paths:
                  /orders/{id}:
                    parameters: [{name: id, in: path, required: true, schema: {$ref: '#/components/schemas/Id'}}]
                    get:
                      operationId: get
                      parameters: [{name: q, in: query, required: true, schema: {type: string, enum: [a, b]}, example: a}]
                      responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}, default: {description: no}}
                components: {schemas: {Id: &a {type: integer, format: int64}, Other: *a}}
                """, """
                {"swagger": "2.0", "info": {"title": "a", "version": "1"}, "host": "a.example", "basePath": "/b", "schemes": ["https"],
                "paths": {"/c": {"post": {"operationId": "c", "consumes": ["application/json"], "parameters": [{"in": "body", "name": "x",
                "schema": {"$ref": "#/definitions/X"}}], "responses": {"200": {"description": "ok"}}}}}, "definitions": {"X": {"type": "object"}}}
                """, """
                openapi: 3.1.0
                info: {title: a, version: "1"}
                paths: {/a: {get: {responses: {"200": {description: ok}}}}}
                """);
    }

    static Stream<byte[]> wsdls() {
        return bytes("""
                <definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:c"
                targetNamespace="urn:c" name="Calculator"><message name="in"/><message name="out"/><portType name="P"><operation name="Add">
                <input message="t:in"/><output message="t:out"/></operation></portType><binding name="B" type="t:P"><soap:binding
                transport="http://schemas.xmlsoap.org/soap/http"/><operation name="Add"><soap:operation soapAction="urn:Add"/></operation>
                </binding><service name="S"><port name="Q" binding="t:B"><soap:address location="https://a.example/c"/></port></service>
                </definitions>""");
    }

    static Stream<byte[]> wadls() {
        return bytes("""
                <application xmlns="http://wadl.dev.java.net/2009/02"><doc title="a"/><resources base="https://a.example/"><resource path="b/{c}">
                <param name="c" style="template"/><method name="GET" id="d"><request><param name="q" style="query" required="true"/></request>
                <response status="200"><representation mediaType="application/json"/></response></method></resource></resources>
                </application>""");
    }

    private static Stream<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
