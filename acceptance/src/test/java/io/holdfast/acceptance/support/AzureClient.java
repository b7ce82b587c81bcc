package io.holdfast.acceptance.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.apimanagement.ApiManagementManager;
import java.time.Duration;
import java.util.HashMap;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The management client of the Azure SDK for Java, pointed at a server of ours: its authority, its certificate. */
public final class AzureClient {

    private static final Duration POLLED_EVERY = Duration.ofMillis(200);

    static {
        // It warns of every request that the JDK counts the length of a body itself.
        ((Logger) LoggerFactory.getLogger(JdkHttpClientBuilder.class.getPackageName())).setLevel(Level.ERROR);
    }

    private AzureClient() {}

    /** @param policies what else every request passes through */
    public static ApiManagementManager of(ServerProcess server, HttpPipelinePolicy... policies) {
        HttpClient http = new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder()
                        .version(java.net.http.HttpClient.Version.HTTP_1_1)
                        .sslContext(Trust.in(server.caFile())))
                .build();
        JsonNode credentials = server.credentials();
        var credential = new ClientSecretCredentialBuilder()
                .authorityHost(server.management().toString())
                .disableInstanceDiscovery()
                .tenantId(credentials.path("tenantId").asString())
                .clientId(credentials.path("clientId").asString())
                .clientSecret(credentials.path("clientSecret").asString())
                .httpClient(http)
                .build();
        var endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        endpoints.put("resourceManagerEndpointUrl", server.management() + "/");
        endpoints.put("activeDirectoryEndpointUrl", server.management() + "/");
        var profile = new AzureProfile(
                credentials.path("tenantId").asString(),
                server.endpoint("subscriptionId"),
                new AzureEnvironment(endpoints));
        var configured = ApiManagementManager.configure().withHttpClient(http).withDefaultPollInterval(POLLED_EVERY);
        for (HttpPipelinePolicy policy : policies) {
            configured.withPolicy(policy);
        }
        return configured.authenticate(credential, profile);
    }
}
