package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.fluent.models.AccessInformationContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.AccessInformationSecretsContractInner;
import com.azure.resourcemanager.apimanagement.models.AccessIdName;
import com.azure.resourcemanager.apimanagement.models.AccessInformationCreateParameters;
import com.azure.resourcemanager.apimanagement.models.AccessInformationUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.ApiManagementServiceCheckNameAvailabilityParameters;
import com.azure.resourcemanager.apimanagement.models.ApiManagementServiceUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.ConfigurationIdName;
import com.azure.resourcemanager.apimanagement.models.ConnectivityCheckRequest;
import com.azure.resourcemanager.apimanagement.models.ConnectivityCheckRequestDestination;
import com.azure.resourcemanager.apimanagement.models.ConnectivityCheckRequestSource;
import com.azure.resourcemanager.apimanagement.models.DeployConfigurationParameters;
import com.azure.resourcemanager.apimanagement.models.PrivateEndpointConnectionRequest;
import com.azure.resourcemanager.apimanagement.models.QuotaCounterValueUpdateContract;
import com.azure.resourcemanager.apimanagement.models.SaveConfigurationParameter;
import java.time.Duration;
import java.util.Map;

/** The service itself, its direct access, and what it refuses by design. */
final class Service {

    private final Walk walk;

    private Service(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var service = new Service(walk);
        service.access();
        walk.question("the service", service::itself);
        walk.question("its names", service::namesOf);
        walk.question("its network", service::network);
        walk.question("private endpoints", service::privateEndpoints);
        walk.question("its repository", service::git);
        walk.question("counters", service::quotas);
        walk.question("reports", service::reports);
    }

    private void access() {
        var access = walk.client().getTenantAccess();
        AccessIdName id = AccessIdName.ACCESS;
        walk.step(Kind.of("tenant/access", () -> access.getWithResponse(GROUP, SERVICE, id, NONE))
                .alwaysThere()
                .created(
                        () -> access.create(
                                GROUP,
                                SERVICE,
                                id,
                                "*",
                                new AccessInformationCreateParameters()
                                        .withEnabled(true)
                                        .withPrimaryKey("primary key of the walk")
                                        .withSecondaryKey("secondary key of the walk")),
                        AccessInformationContractInner::enabled,
                        true)
                .tag(() -> access.getEntityTagWithResponse(GROUP, SERVICE, id, NONE))
                .listed(names(() -> access.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> access.update(
                                GROUP, SERVICE, id, etag, new AccessInformationUpdateParameters().withEnabled(false)),
                        false)
                .then(() -> keys(
                        () -> access.regeneratePrimaryKey(GROUP, SERVICE, id),
                        () -> access.regenerateSecondaryKey(GROUP, SERVICE, id),
                        id))
                .then(() -> keys(
                        () -> walk.client()
                                .getTenantAccessGits()
                                .regeneratePrimaryKey(GROUP, SERVICE, AccessIdName.GIT_ACCESS),
                        () -> walk.client()
                                .getTenantAccessGits()
                                .regenerateSecondaryKey(GROUP, SERVICE, AccessIdName.GIT_ACCESS),
                        AccessIdName.GIT_ACCESS)));
    }

    private void keys(Runnable primary, Runnable secondary, AccessIdName id) {
        AccessInformationSecretsContractInner first = secrets(id);
        primary.run();
        AccessInformationSecretsContractInner second = secrets(id);
        secondary.run();
        AccessInformationSecretsContractInner third = secrets(id);
        assertThat(first.primaryKey()).isNotBlank();
        assertThat(second.primaryKey()).isNotBlank().isNotEqualTo(first.primaryKey());
        assertThat(second.secondaryKey()).isEqualTo(first.secondaryKey());
        assertThat(third.primaryKey()).isEqualTo(second.primaryKey());
        assertThat(third.secondaryKey()).isNotBlank().isNotEqualTo(second.secondaryKey());
    }

    private AccessInformationSecretsContractInner secrets(AccessIdName id) {
        return walk.client().getTenantAccess().listSecrets(GROUP, SERVICE, id);
    }

    private void itself() {
        var services = walk.client().getApiManagementServices();
        services.update(
                GROUP, SERVICE, new ApiManagementServiceUpdateParameters().withTags(Map.of("purpose", "a walk")));
        var service = services.getByResourceGroup(GROUP, SERVICE);
        assertThat(service.tags()).containsEntry("purpose", "a walk");
        assertThat(service.provisioningState()).isEqualTo("Succeeded");
        assertThat(services.listByResourceGroup(GROUP))
                .singleElement()
                .satisfies(one -> assertThat(one.id()).isEqualTo(service.id()));
        assertThat(services.list()).extracting(one -> one.name()).contains(SERVICE);
        assertThat(services.applyNetworkConfigurationUpdates(GROUP, SERVICE).name())
                .isEqualTo(SERVICE);
        Refusal.byDesign(() -> services.getSsoToken(GROUP, SERVICE));
    }

    private void namesOf() {
        var client = walk.client();
        var services = client.getApiManagementServices();
        assertThat(services.checkNameAvailability(
                                new ApiManagementServiceCheckNameAvailabilityParameters().withName(SERVICE))
                        .nameAvailable())
                .isFalse();
        assertThat(services.getDomainOwnershipIdentifier().domainOwnershipIdentifier())
                .isNotBlank();
        assertThat(client.getApiManagementServiceSkus().listAvailableServiceSkus(GROUP, SERVICE))
                .extracting(sku -> sku.sku().name().toString())
                .contains("Premium");
        assertThat(client.getApiManagementSkus().list())
                .extracting(sku -> sku.name())
                .contains("Premium");
        assertThat(client.getRegions().listByService(GROUP, SERVICE))
                .singleElement()
                .satisfies(region -> assertThat(region.name()).isEqualTo(Lifecycle.REGION));
        assertThat(client.getApiManagementOperations().list())
                .extracting(operation -> operation.name())
                .contains("Microsoft.ApiManagement/service/backup/action");
    }

    private void network() {
        var client = walk.client();
        assertThat(client.getNetworkStatus().listByService(GROUP, SERVICE))
                .singleElement()
                .satisfies(status -> assertThat(status.location()).isEqualTo(Lifecycle.REGION));
        assertThat(client.getNetworkStatus()
                        .listByLocation(GROUP, SERVICE, Lifecycle.REGION)
                        .connectivityStatus())
                .isNotEmpty();
        assertThat(client.getOutboundNetworkDependenciesEndpoints()
                        .listByService(GROUP, SERVICE)
                        .value())
                .isNotNull();
        var destination = client.getEndpoint().replaceFirst("https://", "").replaceFirst("/$", "");
        var check = client.getResourceProviders()
                .performConnectivityCheckAsync(
                        GROUP,
                        SERVICE,
                        new ConnectivityCheckRequest()
                                .withSource(new ConnectivityCheckRequestSource().withRegion(Lifecycle.REGION))
                                .withDestination(new ConnectivityCheckRequestDestination()
                                        .withAddress(destination.replaceFirst(":.*", ""))
                                        .withPort(Long.parseLong(destination.replaceFirst(".*:", "")))));
        assertThat(check.connectionStatus()).hasToString("Connected");
    }

    private void privateEndpoints() {
        var connections = walk.client().getPrivateEndpointConnections();
        assertThat(connections.listByService(GROUP, SERVICE)).isEmpty();
        Refusal.notFound(() -> connections.getByName(GROUP, SERVICE, "none"));
        connections.delete(GROUP, SERVICE, "none");
        Refusal.byDesign(
                () -> connections.createOrUpdate(GROUP, SERVICE, "none", new PrivateEndpointConnectionRequest()));
        assertThat(connections.listPrivateLinkResources(GROUP, SERVICE).value()).isEmpty();
        Refusal.notFound(() -> connections.getPrivateLinkResource(GROUP, SERVICE, "Gateway"));
    }

    private void git() {
        var git = walk.client().getTenantConfigurations();
        ConfigurationIdName id = ConfigurationIdName.CONFIGURATION;
        var deploy = new DeployConfigurationParameters().withBranch("main");
        Refusal.byDesign(() -> git.deploy(GROUP, SERVICE, id, deploy));
        Refusal.byDesign(() -> git.validate(GROUP, SERVICE, id, deploy));
        Refusal.byDesign(() -> git.save(GROUP, SERVICE, id, new SaveConfigurationParameter().withBranch("main")));
        assertThat(git.getSyncState(GROUP, SERVICE, id).isGitEnabled()).isFalse();
    }

    private void quotas() {
        var counters = walk.client().getQuotaByCounterKeys();
        var periods = walk.client().getQuotaByPeriodKeys();
        var value = new QuotaCounterValueUpdateContract().withCallsCount(1);
        assertThat(counters.listByService(GROUP, SERVICE, "a").count()).isZero();
        Refusal.notFound(() -> counters.update(GROUP, SERVICE, "a", value));
        Refusal.notFound(() -> periods.get(GROUP, SERVICE, "a", "b"));
        Refusal.notFound(() -> periods.update(GROUP, SERVICE, "a", "b", value));
    }

    private void reports() {
        var reports = walk.client().getReports();
        String filter = "timestamp ge datetime'2026-01-01T00:00:00'";
        Refusal.byDesign(
                () -> reports.listByApi(GROUP, SERVICE, filter).iterator().next());
        Refusal.byDesign(
                () -> reports.listByUser(GROUP, SERVICE, filter).iterator().next());
        Refusal.byDesign(
                () -> reports.listByOperation(GROUP, SERVICE, filter).iterator().next());
        Refusal.byDesign(
                () -> reports.listByProduct(GROUP, SERVICE, filter).iterator().next());
        Refusal.byDesign(
                () -> reports.listByGeo(GROUP, SERVICE, filter).iterator().next());
        Refusal.byDesign(() ->
                reports.listBySubscription(GROUP, SERVICE, filter).iterator().next());
        Refusal.byDesign(
                () -> reports.listByRequest(GROUP, SERVICE, filter).iterator().next());
        Refusal.byDesign(() -> reports.listByTime(GROUP, SERVICE, filter, Duration.ofHours(1))
                .iterator()
                .next());
    }
}
