package io.holdfast.identity.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.holdfast.identity.support.MemoryRecords;
import io.holdfast.identity.token.TokenVerifier;
import io.holdfast.identity.token.TrustedIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure's own client library, and a plain one, against the authority on a real HTTPS server. */
class RealClientTest {

    private final String tenant = UUID.randomUUID().toString();

    private AuthorityServer server;
    private TokenVerifier verifier;
    private Credentials credentials;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        Clock clock = Clock.systemUTC();
        var records = new MemoryRecords();
        var applications = new Applications(records, clock);
        SigningKeys keys = SigningKeys.open(directory.resolve("key.json"), records, clock);
        server = new AuthorityServer(new EmbeddedAuthority(tenant, keys, applications, clock));
        verifier = new TokenVerifier(
                new TrustedIssuer(tenant, List.of(TrustedIssuer.nameOf(tenant)), server::url, keys), List.of(), clock);
        credentials = applications.register("automation");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void azureIdentitySignsInWithAClientSecret() throws Exception {
        var request = new TokenRequestContext().addScopes("https://management.core.windows.net//.default");

        String token =
                credential(credentials.clientSecret()).getTokenSync(request).getToken();

        assertThat(verifier.authenticate("Bearer " + token).objectId())
                .isEqualTo(credentials.application().objectId());
        assertThat(server.asked).contains("POST /" + tenant + "/oauth2/v2.0/token");
    }

    @Test
    void azureIdentityShowsWhyItWasRefused() {
        var request = new TokenRequestContext().addScopes("https://management.azure.com/.default");

        assertThatThrownBy(() -> credential("wrong").getTokenSync(request))
                .hasMessageContaining("The client secret is wrong");
    }

    @Test
    void aPlainClientSignsInAndFindsTheKeys() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(server.clientContext()).build();
        String form = "grant_type=client_credentials&scope=https://management.azure.com/.default&client_id="
                + credentials.application().clientId() + "&client_secret=" + credentials.clientSecret();
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/adfs/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();

        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"access_token\"");
        var keys = HttpRequest.newBuilder(URI.create(server.url() + "/adfs/discovery/keys"))
                .build();
        assertThat(client.send(keys, HttpResponse.BodyHandlers.ofString()).body())
                .contains("\"kid\"");
    }

    private ClientSecretCredential credential(String secret) throws Exception {
        var http = new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(server.clientContext())).build();
        return new ClientSecretCredentialBuilder()
                .tenantId(tenant)
                .clientId(credentials.application().clientId())
                .clientSecret(secret)
                .authorityHost(server.url())
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
    }
}
