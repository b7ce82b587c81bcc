package io.holdfast.platform;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.arm.SignIn;
import io.holdfast.model.json.Json;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What tools read when this server is registered as a cloud: without a token, because it says where tokens come from. */
final class MetadataEndpoints {

    private static final ApiVersions VERSIONS = new ApiVersions(
            "",
            List.of(
                    "2015-01-01",
                    "2017-12-01",
                    "2018-05-01",
                    "2018-09-01",
                    "2019-05-01",
                    "2019-10-01",
                    "2020-06-01",
                    "2020-09-01",
                    "2022-09-01",
                    "2023-11-01",
                    "2023-12-01"));
    private static final String LIST_SINCE = "2019-05-01";
    private static final String ONE_SINCE = "2022-09-01";
    private static final String AUDIENCE = "https://management.core.windows.net/";

    private final Deployment deployment;
    private final SignIn signIn;

    MetadataEndpoints(Deployment deployment, SignIn signIn) {
        this.deployment = deployment;
        this.signIn = signIn;
    }

    void mount(Routes routes) {
        routes.at("/metadata/endpoints", VERSIONS, ErrorShape.GATEWAY)
                .anonymous()
                .on("GET", this::endpoints);
    }

    private ArmResponse endpoints(RoutedRequest call) {
        String version = call.apiVersion();
        String base = call.head().baseUrl();
        if (ApiVersions.isBefore(version, LIST_SINCE)) {
            return Answers.ok(first(base));
        }
        ObjectNode cloud = cloud(base);
        // Azure's own tools read a list, those written in Go one object, each with the version that it asks for.
        return Answers.ok(
                ApiVersions.isBefore(version, ONE_SINCE) ? Json.array().add(cloud) : cloud);
    }

    private ObjectNode first(String base) {
        ObjectNode body = Json.object();
        body.put("galleryEndpoint", base + "/");
        body.put("graphEndpoint", base + "/");
        body.put("portalEndpoint", base + "/");
        body.put("graphAudience", base + "/");
        body.set("authentication", authentication(base));
        return body;
    }

    private ObjectNode cloud(String base) {
        ObjectNode body = Json.object();
        body.put("name", "Holdfast");
        body.put("portal", base);
        body.set("authentication", authentication(base));
        body.put("resourceManager", base + "/");
        for (String service : List.of(
                "graph",
                "graphAudience",
                "gallery",
                "batch",
                "media",
                "sqlManagement",
                "vmImageAliasDoc",
                "activeDirectoryDataLake",
                "microsoftGraphResourceId",
                "appInsightsResourceId",
                "logAnalyticsResourceId",
                "ossrdbmsResourceId",
                "synapseAnalyticsResourceId",
                "attestationResourceId")) {
            body.put(service, base + "/");
        }
        body.putObject("suffixes")
                .put("storage", "core.windows.net")
                .put("keyVaultDns", "vault.azure.net")
                .put("sqlServerHostname", "database.windows.net")
                .put("acrLoginServer", "azurecr.io")
                .put("mhsmDns", "managedhsm.azure.net")
                .put("azureDataLakeStoreFileSystem", "azuredatalakestore.net")
                .put("azureDataLakeAnalyticsCatalogAndJob", "azuredatalakeanalytics.net")
                .put("storageSyncEndpointSuffix", "afs.azure.net");
        return body;
    }

    /** An authority that ends in {@code /adfs} is one that sign-in libraries do not look up on the internet. */
    private ObjectNode authentication(String base) {
        ObjectNode body = Json.object();
        body.put("loginEndpoint", signIn.authority().map(this::login).orElse(base + "/adfs"));
        ArrayNode audiences = body.putArray("audiences");
        (signIn.audiences().isEmpty() ? List.of(AUDIENCE) : signIn.audiences()).forEach(audiences::add);
        body.put("tenant", signIn.authority().isPresent() ? deployment.tenantId() : "adfs");
        body.put("identityProvider", signIn.authority().isPresent() ? "AAD" : "ADFS");
        return body;
    }

    /** Tools add the tenant themselves. */
    private String login(URI authority) {
        String url = authority.toString();
        return url.endsWith("/" + deployment.tenantId())
                ? url.substring(0, url.length() - deployment.tenantId().length())
                : url;
    }
}
