package io.holdfast.acceptance.everytype;

import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.management.ProxyResource;
import com.azure.resourcemanager.apimanagement.fluent.ApiManagementClient;
import com.azure.resourcemanager.apimanagement.models.AccessIdName;
import com.azure.resourcemanager.apimanagement.models.ApiManagementServiceBackupRestoreParameters;
import com.azure.resourcemanager.apimanagement.models.TagCreateUpdateParameters;
import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Configuration;
import io.holdfast.acceptance.support.Storage;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.vault.testing.Azurite;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Two deployments that share nothing but a storage account and the recovery key; the second takes over from the first. */
final class Recovery {

    private static final String SHOW = "/providers/Holdfast.Recovery/showBackup?api-version=2026-11-01";

    private final Arm here;
    private final Arm there;
    private final ApiManagementClient source;
    private final ApiManagementClient target;
    private final Storage storage;

    Recovery(Arm here, Arm there, ApiManagementClient source, ApiManagementClient target, Azurite azurite) {
        this.here = here;
        this.there = there;
        this.source = source;
        this.target = target;
        this.storage = new Storage(Azurite.ACCOUNT, "backups", "everything", azurite.key());
    }

    void backUpAndRestore() {
        Lifecycle.create(there, target);
        // What stands there is replaced, except for what no backup holds.
        target.getTags()
                .createOrUpdate(GROUP, SERVICE, "stray", new TagCreateUpdateParameters().withDisplayName("stray"));
        target.getContentTypes().createOrUpdate(GROUP, SERVICE, "own");

        var backup = new ApiManagementServiceBackupRestoreParameters()
                .withStorageAccount(storage.account())
                .withContainerName(storage.container())
                .withBackupName(storage.blob())
                .withAccessKey(storage.key());
        assertThat(source.getApiManagementServices()
                        .backup(GROUP, SERVICE, backup)
                        .provisioningState())
                .isEqualTo("Succeeded");
        assertThat(target.getApiManagementServices()
                        .restore(GROUP, SERVICE, backup)
                        .provisioningState())
                .isEqualTo("Succeeded");
    }

    /** Both as the API shows them, with every secret that it hands out. */
    void demandTheSame() {
        Configuration configuration = Configuration.of(here, here.service(GROUP, SERVICE));
        assertThat(types(configuration))
                .containsExactlyInAnyOrderElementsOf(Catalog.load().types().stream()
                        .filter(ResourceType::backedUp)
                        .map(ResourceType::name)
                        .toList());
        assertThat(Configuration.of(there, there.service(GROUP, SERVICE)).resources())
                .containsExactlyInAnyOrderEntriesOf(configuration.resources());
        // Its keys are made when they are first asked for, so only those that were are compared.
        for (AccessIdName id : List.of(AccessIdName.ACCESS, AccessIdName.GIT_ACCESS)) {
            assertThat(target.getTenantAccess().listSecrets(GROUP, SERVICE, id))
                    .usingRecursiveComparison()
                    .isEqualTo(source.getTenantAccess().listSecrets(GROUP, SERVICE, id));
        }
    }

    /** The secrets that nobody is shown, too: both have the same digest. */
    void demandTheSameDigest() {
        JsonNode again = there.run(there.service(GROUP, SERVICE), "backup", storage.withBlob("restored"))
                .ok()
                .json();
        assertThat(again.at("/holdfast/digest").asString())
                .isNotBlank()
                .isEqualTo(shown().path("digest").asString());
    }

    /** What no backup holds is counted in it, not brought, and left alone where it is. */
    void demandWhatWasLeftToBeNamed() {
        assertThat(shown().path("notIncluded"))
                .hasToString("{\"contentTypes\":1,\"contentTypes/contentItems\":1,\"portalRevisions\":1,"
                        + "\"portalconfigs\":1}");
        assertThat(target.getContentTypes().listByService(GROUP, SERVICE))
                .extracting(ProxyResource::name)
                .containsExactly("own");
        assertThat(target.getPortalRevisions().listByService(GROUP, SERVICE)).isEmpty();
        assertThat(there.get(there.service(GROUP, SERVICE) + "/portalconfigs/default")
                        .ok()
                        .json()
                        .at("/properties/enableBasicAuth")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode shown() {
        return here.post(here.service(GROUP, SERVICE) + SHOW, storage.body())
                .ok()
                .json();
    }

    private static Set<String> types(Configuration configuration) {
        return configuration.resources().keySet().stream()
                .map(path -> Catalog.load().match(List.of(path.substring(1).split("/"))))
                .map(target -> target.orElseThrow().type().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
