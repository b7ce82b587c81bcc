package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpFilterTest {

    private static final String LIST = "<address>10.0.0.1</address>"
            + "<address-range from='192.168.1.10' to='192.168.2.5'/>"
            + "<address-range from='2001:db8::1' to='2001:db8::ff'/>";

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true",
        "10.0.0.2, false",
        "192.168.1.9, false",
        "192.168.1.10, true",
        "192.168.1.255, true",
        "192.168.2.5, true",
        "192.168.2.6, false",
        "::ffff:10.0.0.1, true",
        "2001:db8:0:0::a, true",
        "2001:db8::100, false",
    })
    void allowsOnlyWhatIsListedOrForbidsIt(String caller, boolean listed) {
        assertThat(passes("allow", LIST, caller)).isEqualTo(listed);
        assertThat(passes("forbid", LIST, caller)).isEqualTo(!listed);
    }

    @ParameterizedTest
    @CsvSource({"unknown", "localhost", "127.1", "0x7f.0.0.1"})
    void whoHasNoAddressMayNotPass(String caller) {
        assertThat(passes("allow", LIST, caller)).isFalse();
        assertThat(passes("forbid", LIST, caller)).isFalse();
    }

    @Test
    void saysForbidden() {
        FakeExchange exchange = new FakeExchange();

        Run.inbound(exchange, "<ip-filter action='allow'/>");

        assertThat(exchange.status).isEqualTo(403);
        assertThat(exchange.responseBody).isEqualTo("{ \"statusCode\": 403, \"message\": \"Forbidden\" }");
    }

    @Test
    void anAddressThatIsNoneFailsClosed() {
        FakeExchange exchange = new FakeExchange();

        Run.inbound(exchange, "<ip-filter action='forbid'><address>10.0.0.0/8</address></ip-filter>");

        assertThat(exchange.responseBody).contains("its address is not valid");
    }

    private static boolean passes(String action, String list, String caller) {
        FakeExchange exchange = new FakeExchange();
        exchange.remoteAddress = caller;
        return Run.inbound(exchange, "<ip-filter action='" + action + "'>" + list + "</ip-filter>") == Flow.FORWARD;
    }
}
