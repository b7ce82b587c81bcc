package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.egress.Egress;
import io.holdfast.egress.RefusedAddressException;
import io.holdfast.gateway.upstream.OffLoopResolver;
import io.netty.channel.DefaultEventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where backends may lie is asked about after their names were looked up. */
class BackendAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "2852039166",
                "fe80::1",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "192.0.0.192",
                "168.63.129.16",
                "100.100.100.200",
            })
    void noneLiesWhereCloudsAnswerTheirMachines(String host) throws Exception {
        var loop = new DefaultEventLoop();
        try (var resolver = new OffLoopResolver(Egress.INSIDE)) {
            Future<InetSocketAddress> resolved = resolver.getResolver(loop)
                    .resolve(InetSocketAddress.createUnresolved(host, 80))
                    .await();

            assertThat(resolved.cause()).isInstanceOf(RefusedAddressException.class);
        } finally {
            loop.shutdownGracefully();
        }
    }

    @Test
    void aBackendThatIsRefusedIsAnError() throws Exception {
        try (var harness = new Harness(Harness.echo("http://169.254.169.254/latest"))) {
            RawClient.Answer answer = harness.get("/echo/meta-data", Harness.KEY);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("169.254");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:7f00:1]"})
    void loopbackIsClosedByASetting(String host) throws Exception {
        try (var upstream = TestUpstream.telling()) {
            String url = "http://" + host + ":" + upstream.port();
            try (var open = new Harness(Harness.echo(url))) {
                assertThat(open.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
            }
            int before = upstream.connections();
            GatewaySettings closed = GatewaySettings.local().withEgress(Egress.OUTSIDE);
            try (var harness = new Harness(Harness.echo(url), Harness.LANGUAGE, closed)) {
                assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
            }
            assertThat(upstream.connections()).isEqualTo(before);
        }
    }
}
