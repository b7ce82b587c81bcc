package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static com.azure.resourcemanager.apimanagement.models.PolicyIdName.POLICY;
import static io.holdfast.acceptance.everytype.Apis.API;
import static io.holdfast.acceptance.everytype.Apis.OPERATION;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.rest.Response;
import com.azure.core.management.ProxyResource;
import com.azure.resourcemanager.apimanagement.fluent.models.GlobalSchemaContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.PolicyCollectionInner;
import com.azure.resourcemanager.apimanagement.fluent.models.PolicyContractInner;
import com.azure.resourcemanager.apimanagement.models.PolicyContentFormat;
import com.azure.resourcemanager.apimanagement.models.PolicyExportFormat;
import com.azure.resourcemanager.apimanagement.models.SchemaType;
import io.holdfast.acceptance.support.Samples;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The policies of every scope, and what they may validate with. */
final class Policies {

    private final Walk walk;

    private Policies(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var policies = new Policies(walk);
        policies.global();
        policies.ofProducts();
        policies.ofApis();
        policies.ofOperations();
        policies.schemas();
        walk.question(
                "the policies there are",
                () -> assertThat(walk.client()
                                .getPolicyDescriptions()
                                .listByService(GROUP, SERVICE)
                                .value())
                        .extracting(ProxyResource::name)
                        .contains("set-header", "rate-limit"));
    }

    private void global() {
        var policies = walk.client().getPolicies();
        walk.step(policy(
                        "policies/policy",
                        () -> policies.getWithResponse(GROUP, SERVICE, POLICY, PolicyExportFormat.RAWXML, NONE),
                        document -> policies.createOrUpdate(GROUP, SERVICE, POLICY, document),
                        () -> policies.getEntityTagWithResponse(GROUP, SERVICE, POLICY, NONE),
                        () -> policies.listByService(GROUP, SERVICE),
                        etag -> policies.delete(GROUP, SERVICE, POLICY, etag))
                .thereBefore());
    }

    private void ofProducts() {
        var policies = walk.client().getProductPolicies();
        String product = Products.PRODUCT;
        walk.step(policy(
                "products/gold/policies/policy",
                () -> policies.getWithResponse(GROUP, SERVICE, product, POLICY, PolicyExportFormat.RAWXML, NONE),
                document -> policies.createOrUpdate(GROUP, SERVICE, product, POLICY, document),
                () -> policies.getEntityTagWithResponse(GROUP, SERVICE, product, POLICY, NONE),
                () -> policies.listByProduct(GROUP, SERVICE, product),
                etag -> policies.delete(GROUP, SERVICE, product, POLICY, etag)));
    }

    private void ofApis() {
        var policies = walk.client().getApiPolicies();
        walk.step(policy(
                "apis/orders/policies/policy",
                () -> policies.getWithResponse(GROUP, SERVICE, API, POLICY, PolicyExportFormat.RAWXML, NONE),
                document -> policies.createOrUpdate(GROUP, SERVICE, API, POLICY, document),
                () -> policies.getEntityTagWithResponse(GROUP, SERVICE, API, POLICY, NONE),
                () -> policies.listByApi(GROUP, SERVICE, API),
                etag -> policies.delete(GROUP, SERVICE, API, POLICY, etag)));
    }

    private void ofOperations() {
        var policies = walk.client().getApiOperationPolicies();
        walk.step(policy(
                "apis/orders/operations/get-order/policies/policy",
                () -> policies.getWithResponse(GROUP, SERVICE, API, OPERATION, POLICY, PolicyExportFormat.RAWXML, NONE),
                document -> policies.createOrUpdate(GROUP, SERVICE, API, OPERATION, POLICY, document),
                () -> policies.getEntityTagWithResponse(GROUP, SERVICE, API, OPERATION, POLICY, NONE),
                () -> policies.listByOperation(GROUP, SERVICE, API, OPERATION),
                etag -> policies.delete(GROUP, SERVICE, API, OPERATION, POLICY, etag)));
    }

    /** The collections of policies are not paged, and so are of another kind in the SDK. */
    private static Kind<PolicyContractInner> policy(
            String path,
            Supplier<? extends Response<PolicyContractInner>> get,
            Function<PolicyContractInner, PolicyContractInner> put,
            Supplier<? extends Response<?>> tag,
            Supplier<PolicyCollectionInner> list,
            Consumer<String> delete) {
        return Kind.of(path, get)
                .created(() -> put.apply(document("first")), Policies::header, "first")
                .tag(tag)
                .listed(Walk.names(() -> list.get().value()))
                .replaced(() -> put.apply(document("second")), "second")
                .deleted(delete);
    }

    private static PolicyContractInner document(String value) {
        return new PolicyContractInner()
                .withFormat(PolicyContentFormat.RAWXML)
                .withValue(Samples.setHeader("X-Walked", value));
    }

    /** What the policy sets the header to: documents come back with spaces of their own. */
    private static String header(PolicyContractInner policy) {
        return policy.value().replaceFirst("(?s).*<value>(.*)</value>.*", "$1");
    }

    private void schemas() {
        var schemas = walk.client().getGlobalSchemas();
        walk.step(Kind.of("schemas/order", () -> schemas.getWithResponse(GROUP, SERVICE, "order", NONE))
                .created(
                        () -> schemas.createOrUpdate(GROUP, SERVICE, "order", schema("first")),
                        GlobalSchemaContractInner::description,
                        "first")
                .tag(() -> schemas.getEntityTagWithResponse(GROUP, SERVICE, "order", NONE))
                .listed(Walk.names(() -> schemas.listByService(GROUP, SERVICE)))
                .replaced(() -> schemas.createOrUpdate(GROUP, SERVICE, "order", schema("second")), "second")
                .then(() -> assertThat(schemas.get(GROUP, SERVICE, "order").document())
                        .isEqualTo(Map.of("type", "object")))
                .deleted(etag -> schemas.delete(GROUP, SERVICE, "order", etag)));
    }

    private static GlobalSchemaContractInner schema(String description) {
        return new GlobalSchemaContractInner()
                .withSchemaType(SchemaType.JSON)
                .withDescription(description)
                .withDocument(Map.of("type", "object"));
    }
}
