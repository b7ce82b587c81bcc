package io.holdfast.acceptance.everytype;

import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.management.ProxyResource;
import com.azure.resourcemanager.apimanagement.fluent.ApiManagementClient;
import com.azure.resourcemanager.apimanagement.fluent.models.ApiManagementServiceResourceInner;
import com.azure.resourcemanager.apimanagement.models.ApiManagementServiceSkuProperties;
import com.azure.resourcemanager.apimanagement.models.SkuType;
import io.holdfast.acceptance.support.Arm;
import java.util.Map;

/** How the service of the walk comes and goes. */
final class Lifecycle {

    static final String REGION = "East US";

    private Lifecycle() {}

    static void create(Arm arm, ApiManagementClient client) {
        arm.put(
                        arm.subscription() + "/resourceGroups/" + GROUP + "?api-version=2022-09-01",
                        Map.of("location", "eastus"))
                .ok();
        var services = client.getApiManagementServices();
        Refusal.notFound(() -> services.getByResourceGroup(GROUP, SERVICE));
        var service = new ApiManagementServiceResourceInner()
                .withSku(new ApiManagementServiceSkuProperties()
                        .withName(SkuType.PREMIUM)
                        .withCapacity(1))
                .withPublisherEmail("publisher@localhost.example")
                .withPublisherName("Publisher");
        service.withLocation(REGION);
        assertThat(services.createOrUpdate(GROUP, SERVICE, service).provisioningState())
                .isEqualTo("Succeeded");
    }

    static void end(ApiManagementClient client) {
        var services = client.getApiManagementServices();
        services.delete(GROUP, SERVICE);
        Refusal.notFound(() -> services.getByResourceGroup(GROUP, SERVICE));

        var deleted = client.getDeletedServices();
        assertThat(deleted.list()).extracting(ProxyResource::name).containsExactly(SERVICE);
        assertThat(deleted.getByName(SERVICE, REGION).serviceId()).endsWith("/service/" + SERVICE);
        deleted.purge(SERVICE, REGION);
        assertThat(deleted.list()).isEmpty();
    }
}
