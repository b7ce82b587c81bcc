package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.calls.CallOutLimits;
import io.holdfast.gateway.calls.CallWorld;
import io.holdfast.gateway.calls.ServiceTokens;
import io.holdfast.gateway.calls.World;
import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.Message;
import io.holdfast.policy.calls.StoredAuthorization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, stored authorizations and messages of policies, over real sockets. */
class WorldTest {

    private final AtomicInteger issued = new AtomicInteger();
    private final MemoryConfiguration configuration = new MemoryConfiguration("contoso")
            .withDocument("{'identity':{'type':'SystemAssigned','principalId':'P1'}}");
    private CallOutBench bench;
    private World world;
    private CallWorld call;
    private TestUpstream upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = TestUpstream.telling();
        bench = new CallOutBench(
                configuration, new CallOutLimits(100, 1 << 26, 1 << 20), io.holdfast.egress.Egress.INSIDE);
        ServiceTokens source = (service, resource, clientId) -> {
            if (resource.equals("https://refused.test")) {
                throw new IOException("The service has no such identity.");
            }
            int number = issued.incrementAndGet();
            return new ServiceTokens.Token(
                    number + " for " + resource + " as " + clientId + " of " + service.name(),
                    Instant.now().plusSeconds(3600));
        };
        world = new World(new CallOutLimits(100, 1 << 26, 1 << 20), source, 0, InstantSource.system());
        call = world.of(bench.loop, bench.service);
    }

    @AfterEach
    void stop() throws IOException {
        bench.close();
        upstream.close();
    }

    private static CallFailure failure(ThrowableAssert.ThrowingCallable asked) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(asked);
        return (CallFailure) (thrown instanceof CompletionException ? thrown.getCause() : thrown);
    }

    @Test
    void aTokenIsKeptForItsResourceAndIdentity() {
        assertThat(call.token("r", null).join()).isEqualTo("1 for r as null of contoso");
        assertThat(call.token("r", null).join()).isEqualTo("1 for r as null of contoso");
        assertThat(call.token("r", "c").join()).isEqualTo("2 for r as c of contoso");
        assertThat(call.token("r2", null).join()).isEqualTo("3 for r2 as null of contoso");
    }

    @Test
    void aServiceThatHasChangedGetsNewTokens() {
        call.token("r", null).join();
        configuration.update();

        assertThat(call.token("r", null).join()).startsWith("2 ");
    }

    @Test
    void aRefusalSaysWhy() {
        CallFailure failure =
                failure(() -> call.token("https://refused.test", null).join());

        assertThat(failure.reason()).isEqualTo("ManagedIdentityTokenFailure");
        assertThat(failure.text()).isEqualTo("The service has no such identity.");
        assertThat(failure(() -> call.token("", null).join()).reason()).isEqualTo("ManagedIdentityTokenFailure");
        assertThat(failure(() -> call.token("x".repeat(5000), null).join())).isNotNull();
        assertThat(issued).hasValue(0);
    }

    // --- stored authorizations

    private void store(String kind, String grant, String holder) {
        configuration.put(
                resource(
                        "authorizationProviders",
                        "",
                        "p1",
                        "{'identityProvider':'" + kind + "','oauth2':{'grantTypes':{'clientCredentials':{'tokenUrl':'"
                                + upstream.url() + "/token','scopes':'a b'}}}}"),
                resource(
                        "authorizationProviders/authorizations",
                        "p1",
                        "a1",
                        "{'oauth2grantType':'" + grant + "','parameters':{'clientId':'me'}}",
                        "{'parameters':{'clientSecret':'s&s'}}"),
                resource(
                        "authorizationProviders/authorizations/accessPolicies",
                        "p1/a1",
                        "x",
                        "{'objectId':'" + holder + "'}"));
    }

    private CompletableFuture<StoredAuthorization> authorization(String provider, String id) {
        return bench.onLoop(() -> call.authorization(provider, id));
    }

    private void answering(int status, String body) {
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 " + status + " X\nContent-Length: " + body.length() + "\n\n" + body);
            return true;
        });
    }

    @Test
    void aStoredAuthorizationGetsItsTokens() {
        store("oauth2", "ClientCredentials", "p1");
        answering(200, "{\"access_token\":\"t\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");

        StoredAuthorization got = authorization("P1", "A1").join();
        assertThat(authorization("p1", "a1").join().accessToken()).isEqualTo("t");

        assertThat(got.claims()).containsEntry("token_type", "Bearer").doesNotContainKey("access_token");
        assertThat(upstream.got).hasSize(1);
        assertThat(upstream.last().requestLine()).isEqualTo("POST /token HTTP/1.1");
        assertThat(upstream.last().text().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=client_credentials", "client_id=me", "client_secret=s%26s", "scope=a+b");
    }

    @Test
    void onlyWhoIsNamedMayUseIt() {
        store("oauth2", "ClientCredentials", "somebody-else");

        assertThat(failure(() -> authorization("p1", "a1").join()).reason()).isEqualTo("AuthorizationFailure");
        assertThat(upstream.got).isEmpty();
    }

    @Test
    void whatCannotBeHadSaysSo() {
        assertThat(failure(() -> authorization("p1", "a1").join()).text()).contains("no such");
        store("oauth2", "AuthorizationCode", "p1");
        assertThat(failure(() -> authorization("p1", "a1").join()).text()).contains("client credentials");
        store("oauth2", "ClientCredentials", "p1");
        answering(401, "{\"error\":\"s&s is wrong\"}");
        assertThat(failure(() -> authorization("p1", "a1").join()).text())
                .isEqualTo("The provider gave no token; its status is 401.");
        answering(200, "<html>");
        assertThat(failure(() -> authorization("p1", "a1").join()).text()).contains("no JSON");
    }

    // --- messages

    private void post(Message.Sender sender, String body) {
        bench.onLoop(() -> {
            call.post(new Message(
                    upstream.url() + "/hub/messages?api-version=2014-01",
                    List.of(new CallField("X-A", "a")),
                    body.getBytes(StandardCharsets.UTF_8),
                    sender));
            return null;
        });
    }

    @Test
    void aMessageIsSignedWithItsKey() {
        answering(201, "");
        post(new Message.KeyHolder("root", "secret"), "hello");

        Awaitility.await().until(() -> world.counts().arrived() == 1);
        assertThat(upstream.last().requestLine()).isEqualTo("POST /hub/messages?api-version=2014-01 HTTP/1.1");
        assertThat(upstream.last().text()).isEqualTo("hello");
        assertThat(upstream.last().header("X-A")).isEqualTo("a");
        assertThat(upstream.last().header("Authorization"))
                .matches("SharedAccessSignature sr=http%3A%2F%2F127.0.0.1%3A" + upstream.port()
                        + "%2Fhub&sig=[A-Za-z0-9%]+&se=\\d+&skn=root");
    }

    @Test
    void aMessageMayBeSentByTheIdentity() {
        answering(201, "");
        post(new Message.ManagedIdentity("r", null), "hello");

        Awaitility.await().until(() -> world.counts().arrived() == 1);
        assertThat(upstream.last().header("Authorization")).isEqualTo("Bearer 1 for r as null of contoso");
    }

    @Test
    void whatDoesNotArriveIsCounted() throws Exception {
        answering(401, "");
        post(new Message.KeyHolder("root", "secret"), "hello");
        post(new Message.ManagedIdentity("https://refused.test", null), "hello");
        Awaitility.await().until(() -> world.counts().gone() == 2);
        upstream.close();
        post(new Message.KeyHolder("root", "secret"), "hello");
        Awaitility.await().until(() -> world.counts().gone() == 3);
        assertThat(world.counts().arrived()).isZero();
    }

    @Test
    void aHubThatHangsFillsNoMoreThanItsRoom() throws Exception {
        upstream.handle((request, connection) -> connection.line() != null);
        String body = "x".repeat(100_000);
        for (int i = 0; i < 20; i++) {
            post(new Message.KeyHolder("root", "secret"), body);
        }

        assertThat(world.counts().gone()).as("a service has half of a MiB").isEqualTo(15);
        Awaitility.await().until(() -> upstream.connections() == 4);
        assertThat(upstream.open()).isLessThanOrEqualTo(4);
    }
}
