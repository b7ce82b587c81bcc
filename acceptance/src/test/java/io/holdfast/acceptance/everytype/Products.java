package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Apis.API;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.fluent.models.ProductContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.SubscriptionContractInner;
import com.azure.resourcemanager.apimanagement.models.ProductState;
import com.azure.resourcemanager.apimanagement.models.ProductUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.SubscriptionCreateParameters;
import com.azure.resourcemanager.apimanagement.models.SubscriptionState;
import com.azure.resourcemanager.apimanagement.models.SubscriptionUpdateParameters;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Products, what is in them, and subscriptions. */
final class Products {

    static final String PRODUCT = "gold";
    static final String SUBSCRIPTION = "caller";

    private final Walk walk;

    private Products(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var products = new Products(walk);
        products.products();
        products.links();
        products.subscriptions();
        products.views();
    }

    private void products() {
        var products = walk.client().getProducts();
        var gold = new ProductContractInner()
                .withDisplayName("Gold")
                .withDescription("of the product")
                .withTerms("be kind")
                .withSubscriptionRequired(true)
                .withApprovalRequired(true)
                .withSubscriptionsLimit(7)
                .withState(ProductState.PUBLISHED);
        walk.step(Kind.of("products/gold", () -> products.getWithResponse(GROUP, SERVICE, PRODUCT, NONE))
                .created(
                        () -> products.createOrUpdate(GROUP, SERVICE, PRODUCT, gold),
                        ProductContractInner::displayName,
                        "Gold")
                .tag(() -> products.getEntityTagWithResponse(GROUP, SERVICE, PRODUCT, NONE))
                .listed(names(() -> products.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> products.update(
                                GROUP, SERVICE, PRODUCT, etag, new ProductUpdateParameters().withDisplayName("Au")),
                        "Au")
                .deleted(etag -> products.deleteWithResponse(GROUP, SERVICE, PRODUCT, etag, true, NONE)));
    }

    private void links() {
        var apis = walk.client().getProductApis();
        walk.step(new Link(
                "products/gold/apis/orders",
                () -> apis.createOrUpdate(GROUP, SERVICE, PRODUCT, API).name(),
                () -> apis.checkEntityExistsWithResponse(GROUP, SERVICE, PRODUCT, API, NONE),
                names(() -> apis.listByProduct(GROUP, SERVICE, PRODUCT)),
                () -> apis.delete(GROUP, SERVICE, PRODUCT, API)));
        var groups = walk.client().getProductGroups();
        walk.step(new Link(
                "products/gold/groups/partners",
                () -> groups.createOrUpdate(GROUP, SERVICE, PRODUCT, People.TEAM)
                        .name(),
                () -> groups.checkEntityExistsWithResponse(GROUP, SERVICE, PRODUCT, People.TEAM, NONE),
                names(() -> groups.listByProduct(GROUP, SERVICE, PRODUCT)),
                () -> groups.delete(GROUP, SERVICE, PRODUCT, People.TEAM)));
        var tags = walk.client().getTags();
        walk.step(new Link(
                "products/gold/tags/core",
                () -> tags.assignToProduct(GROUP, SERVICE, PRODUCT, ApiThings.TAG)
                        .name(),
                () -> tags.getEntityStateByProductWithResponse(GROUP, SERVICE, PRODUCT, ApiThings.TAG, NONE),
                names(() -> tags.listByProduct(GROUP, SERVICE, PRODUCT)),
                () -> tags.detachFromProduct(GROUP, SERVICE, PRODUCT, ApiThings.TAG)));
    }

    private void subscriptions() {
        var subscriptions = walk.client().getSubscriptions();
        var parameters = new SubscriptionCreateParameters()
                .withDisplayName("Caller")
                .withScope("/products/" + PRODUCT)
                .withOwnerId("/users/" + People.USER)
                .withAllowTracing(true)
                .withState(SubscriptionState.ACTIVE);
        walk.step(Kind.of(
                        "subscriptions/caller", () -> subscriptions.getWithResponse(GROUP, SERVICE, SUBSCRIPTION, NONE))
                .created(
                        () -> subscriptions.createOrUpdate(GROUP, SERVICE, SUBSCRIPTION, parameters),
                        SubscriptionContractInner::displayName,
                        "Caller")
                .tag(() -> subscriptions.getEntityTagWithResponse(GROUP, SERVICE, SUBSCRIPTION, NONE))
                .listed(names(() -> subscriptions.list(GROUP, SERVICE)))
                .updated(
                        etag -> subscriptions.update(
                                GROUP,
                                SERVICE,
                                SUBSCRIPTION,
                                etag,
                                new SubscriptionUpdateParameters()
                                        .withDisplayName("Changed")
                                        .withStateComment("for a while")
                                        .withExpirationDate(OffsetDateTime.of(2099, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))),
                        "Changed")
                .then(this::keys)
                .deleted(etag -> subscriptions.delete(GROUP, SERVICE, SUBSCRIPTION, etag)));
    }

    private void keys() {
        var subscriptions = walk.client().getSubscriptions();
        var first = subscriptions.listSecrets(GROUP, SERVICE, SUBSCRIPTION);
        subscriptions.regeneratePrimaryKey(GROUP, SERVICE, SUBSCRIPTION);
        var second = subscriptions.listSecrets(GROUP, SERVICE, SUBSCRIPTION);
        subscriptions.regenerateSecondaryKey(GROUP, SERVICE, SUBSCRIPTION);
        var third = subscriptions.listSecrets(GROUP, SERVICE, SUBSCRIPTION);

        assertThat(first.primaryKey()).isNotBlank().isNotEqualTo(first.secondaryKey());
        assertThat(second.primaryKey()).isNotBlank().isNotEqualTo(first.primaryKey());
        assertThat(second.secondaryKey()).isEqualTo(first.secondaryKey());
        assertThat(third.primaryKey()).isEqualTo(second.primaryKey());
        assertThat(third.secondaryKey()).isNotBlank().isNotEqualTo(second.secondaryKey());
    }

    private void views() {
        var client = walk.client();
        walk.question(
                "the products of an API",
                () -> assertThat(client.getApiProducts().listByApis(GROUP, SERVICE, API))
                        .extracting(ProductContractInner::name)
                        .containsExactly(PRODUCT));
        walk.question(
                "the subscriptions of a product",
                () -> assertThat(client.getProductSubscriptions().list(GROUP, SERVICE, PRODUCT))
                        .extracting(SubscriptionContractInner::name)
                        .contains(SUBSCRIPTION));
    }
}
