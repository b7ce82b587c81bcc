package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.apimanagement.ApiManagementManager;
import com.azure.resourcemanager.apimanagement.fluent.models.PolicyContractInner;
import com.azure.resourcemanager.apimanagement.models.AccessType;
import com.azure.resourcemanager.apimanagement.models.ApiManagementServiceBackupRestoreParameters;
import com.azure.resourcemanager.apimanagement.models.ApiManagementServiceResource;
import com.azure.resourcemanager.apimanagement.models.ApiManagementServiceSkuProperties;
import com.azure.resourcemanager.apimanagement.models.BackendProtocol;
import com.azure.resourcemanager.apimanagement.models.ContentFormat;
import com.azure.resourcemanager.apimanagement.models.ParameterContract;
import com.azure.resourcemanager.apimanagement.models.PolicyContentFormat;
import com.azure.resourcemanager.apimanagement.models.PolicyIdName;
import com.azure.resourcemanager.apimanagement.models.ProductState;
import com.azure.resourcemanager.apimanagement.models.SkuType;
import com.azure.resourcemanager.apimanagement.models.SubscriptionCreateParameters;
import com.azure.resourcemanager.apimanagement.models.SubscriptionState;
import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.AzureClient;
import io.holdfast.acceptance.support.Configuration;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Azure SDK for Java drives two servers that share nothing but a blob account and the recovery key: it fills a service
 * on one, backs it up, restores it on the other, and finds everything again.
 */
@RequiresNode
class JavaClientTest {

    private static final String GROUP = "java-client";
    private static final String NAME = "contoso";
    private static final String SECRET = "what a backend wants to hear";

    @TempDir
    static Path directory;

    private static Azurite azurite;
    private static ServerProcess active;
    private static ServerProcess standby;
    private static ApiManagementManager here;
    private static ApiManagementManager there;

    @BeforeAll
    static void start() {
        azurite = Azurite.start();
        Map<String, String> settings = Map.of(
                "storage.accounts." + Azurite.ACCOUNT + ".endpoint",
                azurite.endpoint().toString(),
                "recovery.keyFile",
                directory.resolve("recovery.key").toString());
        active = ServerProcess.start(directory.resolve("active"), settings);
        standby = ServerProcess.start(directory.resolve("standby"), settings);
        here = AzureClient.of(active);
        there = AzureClient.of(standby);
        for (ServerProcess server : List.of(active, standby)) {
            Arm arm = server.arm();
            arm.put(
                            arm.subscription() + "/resourceGroups/" + GROUP + "?api-version=2022-09-01",
                            Map.of("location", "eastus"))
                    .ok();
        }
        create(here, NAME, SkuType.PREMIUM);
        fill();
    }

    @AfterAll
    static void stop() {
        active.close();
        standby.close();
        azurite.close();
    }

    @Test
    void whatWasBackedUpHereIsRestoredThere() {
        create(there, NAME, SkuType.PREMIUM);
        there.tags()
                .define("stray")
                .withExistingService(GROUP, NAME)
                .withDisplayName("stray")
                .create();

        ApiManagementServiceResource backedUp =
                here.apiManagementServices().backup(GROUP, NAME, backup("everything", azurite.key()));
        ApiManagementServiceResource restored =
                there.apiManagementServices().restore(GROUP, NAME, backup("everything", azurite.key()));

        assertThat(backedUp.provisioningState()).isEqualTo("Succeeded");
        assertThat(restored.provisioningState()).isEqualTo("Succeeded");
        assertThat(seen(there)).isEqualTo(seen(here)).hasSizeGreaterThan(25);
        assertThat(seen(there)).doesNotContainKey("tag stray");
        assertThat(there.namedValues().listValue(GROUP, NAME, "token").value()).isEqualTo(SECRET);
        assertThat(all(standby)).isEqualTo(all(active));
    }

    @Test
    void aWrongKeyIsRefusedAtOnce() {
        assertThatThrownBy(() -> here.apiManagementServices().backup(GROUP, NAME, backup("x", azurite.wrongKey())))
                .satisfies(refusal(400, "InvalidParameters", "backupStorageAccount"))
                .hasMessageNotContaining(azurite.wrongKey());
    }

    @Test
    void aContainerNameThatIsNoneIsRefusedAtOnce() {
        var parameters = backup("x", azurite.key()).withContainerName("Not A Container");

        assertThatThrownBy(() -> here.apiManagementServices().backup(GROUP, NAME, parameters))
                .satisfies(refusal(400, "InvalidParameters", "backupContainerName"));
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> here.apiManagementServices()
                        .backup(GROUP, NAME, backup("x", "").withAccessKey(null)))
                .satisfies(refusal(400, "InvalidParameters", "accessKey"));
    }

    @Test
    void anIdentityThatTheServiceDoesNotHaveIsRefused() {
        var parameters =
                backup("x", "").withAccessKey(null).withAccessType(AccessType.SYSTEM_ASSIGNED_MANAGED_IDENTITY);

        assertThatThrownBy(() -> here.apiManagementServices().backup(GROUP, NAME, parameters))
                .satisfies(refusal(400, "InvalidParameters", "identity"));
    }

    @Test
    void anotherSkuIsRefusedAndChangesNothing() {
        create(there, "developer", SkuType.DEVELOPER);
        here.apiManagementServices().backup(GROUP, NAME, backup("premium", azurite.key()));
        Arm arm = standby.arm();
        Configuration before = Configuration.of(arm, arm.service(GROUP, "developer"));

        assertThatThrownBy(() ->
                        there.apiManagementServices().restore(GROUP, "developer", backup("premium", azurite.key())))
                .satisfies(refusal(
                        400, "RestoreFailed", "Cannot restore: current SKU is 'Developer', backup SKU is 'Premium'"));
        assertThat(Configuration.of(arm, arm.service(GROUP, "developer"))).isEqualTo(before);
    }

    @Test
    void aBackupThatIsNotThereIsNamed() {
        here.apiManagementServices().backup(GROUP, NAME, backup("there", azurite.key()));

        assertThatThrownBy(() -> here.apiManagementServices().restore(GROUP, NAME, backup("absent", azurite.key())))
                .satisfies(refusal(400, "RestoreFailed", "absent"));
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> here.apiManagementServices().backup(GROUP, "nobody", backup("x", azurite.key())))
                .satisfies(refusal(404, "ResourceNotFound", "nobody"));
    }

    private static void create(ApiManagementManager manager, String name, SkuType sku) {
        manager.apiManagementServices()
                .define(name)
                .withRegion("eastus")
                .withExistingResourceGroup(GROUP)
                .withSku(new ApiManagementServiceSkuProperties().withName(sku).withCapacity(1))
                .withPublisherEmail("publisher@localhost.example")
                .withPublisherName("Publisher")
                .withTags(Map.of("purpose", "acceptance"))
                .create();
    }

    private static void fill() {
        here.namedValues()
                .define("region")
                .withExistingService(GROUP, NAME)
                .withDisplayName("region")
                .withValue("east")
                .create();
        here.namedValues()
                .define("token")
                .withExistingService(GROUP, NAME)
                .withDisplayName("token")
                .withValue(SECRET)
                .withSecret(true)
                .withTags(List.of("core"))
                .create();
        here.backends()
                .define("orders")
                .withExistingService(GROUP, NAME)
                .withUrl("https://orders.localhost.example/v1")
                .withProtocol(BackendProtocol.HTTP)
                .withTitle("Orders")
                .create();
        here.tags()
                .define("core")
                .withExistingService(GROUP, NAME)
                .withDisplayName("core")
                .create();
        here.groups()
                .define("partners")
                .withExistingService(GROUP, NAME)
                .withDisplayName("Partners")
                .create();
        here.users()
                .define("ada")
                .withExistingService(GROUP, NAME)
                .withEmail("ada@localhost.example")
                .withFirstName("Ada")
                .withLastName("Caller")
                .create();
        here.groupUsers().create(GROUP, NAME, "partners", "ada");
        here.products()
                .define("orders")
                .withExistingService(GROUP, NAME)
                .withDisplayName("Orders")
                .withSubscriptionRequired(true)
                .withState(ProductState.PUBLISHED)
                .create();
        apis();
        here.productApis().createOrUpdate(GROUP, NAME, "orders", "imported");
        here.productGroups().createOrUpdate(GROUP, NAME, "orders", "partners");
        policies();
        here.tags().assignToApi(GROUP, NAME, "imported", "core");
        here.tags().assignToOperation(GROUP, NAME, "imported", "get-order", "core");
        here.tags().assignToProduct(GROUP, NAME, "orders", "core");
        subscription("of-product", "/products/orders");
        subscription("of-api", "/apis/written");
        subscription("of-all", "/apis");
    }

    private static void apis() {
        here.apis()
                .define("imported")
                .withExistingService(GROUP, NAME)
                .withFormat(ContentFormat.OPENAPI)
                .withValue(Samples.openApi())
                .withPath("imported")
                .create();
        here.apis()
                .define("written")
                .withExistingService(GROUP, NAME)
                .withDisplayName("Written by hand")
                .withServiceUrl("https://backend.localhost.example")
                .withPath("written/by/hand")
                .withDescription("Ümlauts & <angles> survive, as does \"quoting\"")
                .create();
        here.apiOperations()
                .define("get-thing")
                .withExistingApi(GROUP, NAME, "written")
                .withDisplayName("Get a thing")
                .withMethod("GET")
                .withUrlTemplate("/things/{id}")
                .withTemplateParameters(List.of(new ParameterContract()
                        .withName("id")
                        .withType("string")
                        .withRequired(true)))
                .create();
    }

    private static void policies() {
        var inner = new PolicyContractInner().withFormat(PolicyContentFormat.RAWXML);
        here.policies().createOrUpdate(GROUP, NAME, PolicyIdName.POLICY, inner.withValue(Samples.GLOBAL_POLICY));
        here.productPolicies()
                .createOrUpdate(GROUP, NAME, "orders", PolicyIdName.POLICY, inner.withValue(Samples.EMPTY_POLICY));
        here.apiPolicies()
                .createOrUpdate(
                        GROUP,
                        NAME,
                        "imported",
                        PolicyIdName.POLICY,
                        inner.withValue(Samples.setHeader("X-Region", "{{region}}")));
        here.apiOperationPolicies()
                .define(PolicyIdName.POLICY)
                .withExistingOperation(GROUP, NAME, "imported", "get-order")
                .withValue(Samples.setHeader("X-Token", "{{token}}"))
                .withFormat(PolicyContentFormat.RAWXML)
                .create();
    }

    private static void subscription(String name, String scope) {
        here.subscriptions()
                .createOrUpdate(
                        GROUP,
                        NAME,
                        name,
                        new SubscriptionCreateParameters()
                                .withDisplayName(name)
                                .withScope(scope)
                                .withState(SubscriptionState.ACTIVE));
    }

    /** Everything that the client shows, as lines of text by name. */
    private static Map<String, String> seen(ApiManagementManager manager) {
        var seen = new TreeMap<String, String>();
        manager.apis().listByService(GROUP, NAME).forEach(api -> {
            seen.put(
                    "api " + api.name(),
                    api.displayName() + "|" + api.path() + "|" + api.serviceUrl() + "|" + api.description() + "|"
                            + api.protocols() + "|" + api.subscriptionRequired());
            manager.apiOperations()
                    .listByApi(GROUP, NAME, api.name())
                    .forEach(operation -> seen.put(
                            "operation " + api.name() + "/" + operation.name(),
                            operation.displayName() + "|" + operation.method() + "|" + operation.urlTemplate()));
            manager.tags()
                    .listByApi(GROUP, NAME, api.name())
                    .forEach(tag -> seen.put("tag of " + api.name() + " " + tag.name(), tag.displayName()));
        });
        manager.products().listByService(GROUP, NAME).forEach(product -> {
            seen.put(
                    "product " + product.name(),
                    product.displayName() + "|" + product.state() + "|" + product.subscriptionRequired() + "|"
                            + product.terms());
            manager.productApis()
                    .listByProduct(GROUP, NAME, product.name())
                    .forEach(api -> seen.put("api of " + product.name() + " " + api.name(), api.path()));
            manager.productGroups()
                    .listByProduct(GROUP, NAME, product.name())
                    .forEach(group -> seen.put("group of " + product.name() + " " + group.name(), group.displayName()));
        });
        manager.subscriptions().list(GROUP, NAME).forEach(subscription -> {
            var keys = manager.subscriptions().listSecrets(GROUP, NAME, subscription.name());
            seen.put(
                    "subscription " + subscription.name(),
                    subscription.displayName() + "|" + subscription.state() + "|" + keys.primaryKey() + "|"
                            + keys.secondaryKey());
        });
        manager.users()
                .listByService(GROUP, NAME)
                .forEach(user -> seen.put(
                        "user " + user.name(),
                        user.email() + "|" + user.firstName() + "|" + user.lastName() + "|" + user.registrationDate()));
        manager.groups().listByService(GROUP, NAME).forEach(group -> {
            seen.put("group " + group.name(), group.displayName() + "|" + group.builtIn());
            manager.groupUsers()
                    .list(GROUP, NAME, group.name())
                    .forEach(user -> seen.put("user of " + group.name() + " " + user.name(), user.email()));
        });
        manager.namedValues()
                .listByService(GROUP, NAME)
                .forEach(value -> seen.put(
                        "named value " + value.name(),
                        value.displayName() + "|" + value.value() + "|" + value.secret() + "|" + value.tags()));
        manager.backends()
                .listByService(GROUP, NAME)
                .forEach(backend -> seen.put(
                        "backend " + backend.name(), backend.url() + "|" + backend.protocol() + "|" + backend.title()));
        manager.tags().listByService(GROUP, NAME).forEach(tag -> seen.put("tag " + tag.name(), tag.displayName()));
        policies(manager, seen);
        return seen;
    }

    private static void policies(ApiManagementManager manager, Map<String, String> seen) {
        seen.put(
                "policy",
                manager.policies().get(GROUP, NAME, PolicyIdName.POLICY).value());
        seen.put(
                "policy of product",
                manager.productPolicies()
                        .get(GROUP, NAME, "orders", PolicyIdName.POLICY)
                        .value());
        seen.put(
                "policy of api",
                manager.apiPolicies()
                        .get(GROUP, NAME, "imported", PolicyIdName.POLICY)
                        .value());
        seen.put(
                "policy of operation",
                manager.apiOperationPolicies()
                        .get(GROUP, NAME, "imported", "get-order", PolicyIdName.POLICY)
                        .value());
    }

    private static Configuration all(ServerProcess server) {
        Arm arm = server.arm();
        return Configuration.of(arm, arm.service(GROUP, NAME));
    }

    private static ApiManagementServiceBackupRestoreParameters backup(String name, String key) {
        return new ApiManagementServiceBackupRestoreParameters()
                .withStorageAccount(Azurite.ACCOUNT)
                .withContainerName("backups")
                .withBackupName(name)
                .withAccessKey(key);
    }

    private static Consumer<Throwable> refusal(int status, String code, String text) {
        return thrown -> {
            assertThat(thrown).isInstanceOf(ManagementException.class);
            var refusal = (ManagementException) thrown;
            // At once it stands in the message, at the end of a run in the error that was polled.
            assertThat(refusal.getMessage() + " " + refusal.getValue().getMessage())
                    .contains(text);
            assertThat(refusal.getValue().getCode()).isEqualTo(code);
            if (refusal.getResponse() != null) {
                assertThat(refusal.getResponse().getStatusCode()).isEqualTo(status);
            }
        };
    }
}
