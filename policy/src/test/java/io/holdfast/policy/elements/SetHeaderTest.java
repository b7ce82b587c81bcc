package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetHeaderTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void overridesByDefaultAndJoinsValues() {
        exchange.requestHeaders.set("accept", "text/html");

        assertThat(Run.inbound(exchange, header("Accept", "", "a/b", "c/d"))).isEqualTo(Flow.FORWARD);

        assertThat(exchange.requestHeaders.all("Accept")).containsExactly("a/b,c/d");
    }

    @Test
    void someHeadersKeepTheirValuesApart() {
        Run.outbound(exchange, header("Set-Cookie", "", "a=1", "b=2"));

        assertThat(exchange.responseHeaders.all("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void appends() {
        exchange.requestHeaders.set("A", "1");

        Run.inbound(
                exchange,
                header("A", "append", "2", "3") + header("B", "append", "4") + header("Cookie", "append", "5"));

        assertThat(exchange.requestHeaders.all("A")).containsExactly("1,2,3");
        assertThat(exchange.requestHeaders.all("B")).containsExactly("4");
        assertThat(exchange.requestHeaders.all("Cookie")).containsExactly("5");
    }

    @Test
    void skipsWhatIsThere() {
        exchange.requestHeaders.set("A", "1");

        Run.inbound(exchange, header("A", "skip", "2") + header("B", "skip", "3"));

        assertThat(exchange.requestHeaders.fields())
                .containsEntry("A", List.of("1"))
                .containsEntry("B", List.of("3"));
    }

    @Test
    void deletes() {
        exchange.requestHeaders.set("A", "1");
        exchange.requestHeaders.set("B", "1");

        Run.inbound(exchange, header("a", "delete") + header("b", "override"));

        assertThat(exchange.requestHeaders.fields()).isEmpty();
    }

    @Test
    void leavesTheConnectionsHeadersAlone() {
        Run.inbound(exchange, header("Content-Length", "", "5"));

        assertThat(exchange.responseBody).contains("the header 'Content-Length' can't be changed");
    }

    @Test
    void refusesWhatWouldSplitTheMessage() {
        Run.inbound(exchange, header("A", "", "1&#xD;&#xA;B: 2"));

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.requestHeaders.fields()).isEmpty();
    }

    @Test
    void refusesNamesThatAreNone() {
        Run.inbound(exchange, header("A B", "", "1"));

        assertThat(exchange.responseBody).contains("is no name of a header");
    }

    private static String header(String name, String action, String... values) {
        String attribute = action.isEmpty() ? "" : " exists-action='" + action + "'";
        return "<set-header name='" + name + "'" + attribute + ">" + values(values) + "</set-header>";
    }

    private static String values(String... values) {
        return values.length == 0 ? "" : "<value>" + String.join("</value><value>", values) + "</value>";
    }
}
