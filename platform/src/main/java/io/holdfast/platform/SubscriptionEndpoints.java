package io.holdfast.platform;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.Deployment.Subscription;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.arm.resource.Locations;
import io.holdfast.identity.Authorizer;
import io.holdfast.identity.Principal;
import io.holdfast.model.Names;
import io.holdfast.model.json.Json;
import io.holdfast.store.Store;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tenants, subscriptions and their locations. */
final class SubscriptionEndpoints {

    private static final String READ = "Microsoft.Resources/subscriptions/read";
    private static final String READ_SERVICE = "Microsoft.ApiManagement/service/read";

    private final Deployment deployment;
    private final DeploymentScopes scopes;
    private final GroupEndpoints groups;
    private final Store store;
    private final Authorizer authorizer;

    SubscriptionEndpoints(
            Deployment deployment, DeploymentScopes scopes, GroupEndpoints groups, Store store, Authorizer authorizer) {
        this.deployment = deployment;
        this.scopes = scopes;
        this.groups = groups;
        this.store = store;
        this.authorizer = authorizer;
    }

    void mount(Routes routes) {
        routes.at("/tenants", ApiVersions.CORE, ErrorShape.GATEWAY).signedIn().on("GET", call -> tenants());
        routes.at("/subscriptions", ApiVersions.CORE, ErrorShape.GATEWAY)
                .signedIn()
                .on("GET", this::list);
        routes.at("/subscriptions/{subscription}", ApiVersions.CORE, ErrorShape.GATEWAY)
                .signedIn()
                .on("GET", this::get);
        routes.at("/subscriptions/{subscription}/locations", ApiVersions.CORE, ErrorShape.GATEWAY)
                .signedIn()
                .on("GET", this::locations);
    }

    private ArmResponse tenants() {
        ObjectNode tenant = Json.object();
        tenant.put("id", "/tenants/" + deployment.tenantId());
        tenant.put("tenantId", deployment.tenantId());
        tenant.put("displayName", "Holdfast");
        return Answers.list(List.of(tenant));
    }

    private ArmResponse list(RoutedRequest call) {
        List<ObjectNode> shown = deployment.subscriptions().stream()
                .filter(subscription -> visible(call.principal(), subscription))
                .map(this::rendered)
                .toList();
        ObjectNode body = Json.object();
        body.set("value", Answers.array(shown.stream()));
        body.putObject("count").put("type", "Total").put("value", shown.size());
        return Answers.ok(body);
    }

    private ArmResponse get(RoutedRequest call) {
        Subscription subscription =
                scopes.subscription(call.name("subscription")).orElseThrow();
        if (!visible(call.principal(), subscription)) {
            throw Refusals.forbidden(call.principal(), READ, id(subscription));
        }
        return Answers.ok(rendered(subscription));
    }

    /** Whoever may read anything in a subscription sees the subscription. */
    private boolean visible(Principal caller, Subscription subscription) {
        return authorizer.allows(caller, READ, id(subscription))
                || scopes.groups().of(subscription.id()).stream()
                        .anyMatch(group -> groups.visible(caller, subscription.id(), group))
                || store.services().stream()
                        .filter(service -> Names.same(service.id().subscriptionId(), subscription.id()))
                        .anyMatch(service -> authorizer.allows(
                                caller, READ_SERVICE, service.id().toString()));
    }

    private ObjectNode rendered(Subscription subscription) {
        ObjectNode shown = Json.object();
        shown.put("id", id(subscription));
        shown.put("authorizationSource", "RoleBased");
        shown.putArray("managedByTenants");
        shown.put("subscriptionId", subscription.id());
        shown.put("tenantId", deployment.tenantId());
        shown.put("displayName", subscription.name());
        shown.put("state", "Enabled");
        shown.putObject("subscriptionPolicies")
                .put("locationPlacementId", "Internal_2014-09-01")
                .put("quotaId", "Internal_2014-09-01")
                .put("spendingLimit", "Off");
        return shown;
    }

    private ArmResponse locations(RoutedRequest call) {
        return Answers.list(Locations.all(deployment.location()).stream()
                .map(location -> location(call.name("subscription"), location))
                .toList());
    }

    private static ObjectNode location(String subscription, String display) {
        String name = Locations.name(display);
        ObjectNode shown = Json.object();
        shown.put("id", "/subscriptions/" + subscription + "/locations/" + name);
        shown.put("name", name);
        shown.put("type", "Region");
        shown.put("displayName", display);
        shown.put("regionalDisplayName", display);
        shown.putObject("metadata").put("regionType", "Physical").put("regionCategory", "Recommended");
        return shown;
    }

    private static String id(Subscription subscription) {
        return "/subscriptions/" + subscription.id();
    }
}
