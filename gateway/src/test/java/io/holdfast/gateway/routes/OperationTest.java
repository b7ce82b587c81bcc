package io.holdfast.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.template.UrlTemplate;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of an operation: enough for every call and policy, and nothing twice. */
class OperationTest {

    private final Shared shared = new Shared();

    @Test
    void equalPartsOfOperationsAreTheSameObject() {
        Operation one = read("get", "'method':'get','urlTemplate':'/orders/{id}'");
        Operation other = read("get", "'method':'GET','urlTemplate':'/Orders/{id}?expand={how}'");
        Operation third = read("get", "'method':'GET','urlTemplate':'/orders/{id}'");

        assertThat(third.template()).isSameAs(one.template()).isNotEqualTo(other.template());
        assertThat(other.template().segments().get(1))
                .isSameAs(one.template().segments().get(1));
        assertThat(other.method()).isSameAs(one.method()).isEqualTo("GET");
        assertThat(third.id()).isSameAs(one.id());
    }

    @Test
    void namesOfParametersKeepTheirCase() {
        assertThat(read("a", "'urlTemplate':'/{ID}'").template())
                .isNotEqualTo(read("b", "'urlTemplate':'/{id}'").template());
    }

    @Test
    void keepsOnlyResponsesThatCanBeAnsweredWith() {
        Operation operation = read(
                "a",
                "'urlTemplate':'/','description':'long','responses':[{'statusCode':404,'description':'none'},"
                        + "{'statusCode':200,'description':'all','headers':[{'name':'x'}],'representations':["
                        + "{'contentType':'text/plain','typeName':'T','examples':{'a':{'summary':'s','value':1}}}]}]");

        assertThat(operation.view().responses())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("[{\"statusCode\":200,\"representations\":"
                        + "[{\"contentType\":\"text/plain\",\"examples\":{\"a\":{\"value\":1}}}]}]");
        assertThat(read("b", "'responses':[{'statusCode':404}]").view().responses())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "'', /",
        "/orders/{id}, /orders/{id}",
        "/Orders({id})/{a}-{b}, /orders({id})/{a}-{b}",
        "/files/*, /files/*",
        "/files/{*path}, /files/{*path}",
        "/find?kind=a&name={name}&any, /find?kind=a&name={name}&any",
        "/?x={y}, /?x={y}",
        "/a%7Bb, /a%7bb",
    })
    void aPolicySeesATemplateWithTheSameParameters(String written, String seen) {
        assertThat(UrlTemplate.parse(written, shared::of)).hasToString(seen);
        assertThat(UrlTemplate.parse(seen, shared::of)).isEqualTo(UrlTemplate.parse(written, shared::of));
    }

    private Operation read(String name, String members) {
        return Operation.read(TestResources.resource("apis/operations", "api", name, "{" + members + "}"), shared);
    }
}
