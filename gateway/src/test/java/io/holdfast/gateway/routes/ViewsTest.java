package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.productApi;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.view.ApiView;
import io.holdfast.policy.view.GroupView;
import io.holdfast.policy.view.ProductView;
import io.holdfast.policy.view.SubscriptionView;
import io.holdfast.policy.view.UserView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What policies are shown of the configuration. */
class ViewsTest {

    private final MemoryConfiguration configuration = new MemoryConfiguration("contoso");
    private Services services;

    @BeforeEach
    void load() {
        configuration.with(
                api(
                        "echo",
                        "'displayName':'Echo API','path':'a/echo','serviceUrl':'http://x.example','apiVersion':'v1','protocols':['https']"),
                operation("echo", "get", "GET", "/{id}"),
                resource(
                        "products",
                        "",
                        "gold",
                        "{'displayName':'Gold','state':'published','subscriptionsLimit':3,'approvalRequired':true}"),
                productApi("gold", "echo"),
                resource("groups", "", "developers", "{'displayName':'Developers'}"),
                resource("groups", "", "testers", "{'displayName':'Testers'}"),
                resource("products/groups", "gold", "developers", "{}"),
                resource("groups/users", "developers", "ada", "{}"),
                resource("groups/users", "testers", "ada", "{}"),
                resource(
                        "users",
                        "",
                        "ada",
                        "{'email':'ada@contoso.example','firstName':'A','lastName':'B','note':'n',"
                                + "'registrationDate':'2026-01-02T03:04:05Z','identities':[{'provider':'Basic','id':'ada'}]}"),
                resource(
                        "subscriptions",
                        "",
                        "s1",
                        "{'displayName':'Mine','scope':'/products/gold','state':'active','ownerId':'/users/ada',"
                                + "'createdDate':'2026-02-03T04:05:06Z'}",
                        "{'primaryKey':'k1','secondaryKey':'k2'}"));
        services = new Services(
                "gateway.localhost", PolicyCompiler.of(PolicyLanguage.load()), id -> configuration.snapshot());
        configuration.tell(services);
    }

    private Match match() {
        return services.at("x").match(new RouteRequest("https", "GET", RequestPath.of("/a/echo/7"), "", name -> null));
    }

    @Test
    void ofApiAndOperation() {
        assertThat(match().api())
                .isEqualTo(new ApiView(
                        "echo",
                        "Echo API",
                        "a/echo",
                        "1",
                        "v1",
                        true,
                        "http://x.example",
                        List.of("https"),
                        "Ocp-Apim-Subscription-Key",
                        "subscription-key",
                        null));
        assertThat(match().operation().id()).isEqualTo("get");
        assertThat(match().operation().method()).isEqualTo("GET");
        assertThat(match().operation().urlTemplate()).isEqualTo("/{id}");
        assertThat(match().operation()).isSameAs(match().operation());
    }

    @Test
    void ofProductSubscriptionAndUser() {
        var granted = (Access.Granted) match().authorize("k2");
        SubscriptionView subscription = granted.subscription().view("k2");

        assertThat(subscription)
                .isEqualTo(new SubscriptionView(
                        "s1", "Mine", "k2", "k1", "k2", Instant.parse("2026-02-03T04:05:06Z"), null, null));
        assertThat(match().product(granted.product()))
                .isEqualTo(new ProductView(
                        "gold",
                        "Gold",
                        true,
                        true,
                        true,
                        3,
                        List.of(new GroupView("developers", "Developers")),
                        List.of("echo"),
                        null));
        UserView user = match().user(granted.subscription().owner());
        assertThat(user.email()).isEqualTo("ada@contoso.example");
        assertThat(user.registered()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(user.identities()).containsExactly(new UserView.Identity("ada", "Basic"));
        assertThat(user.groups()).extracting(GroupView::id).containsExactlyInAnyOrder("developers", "testers");
        assertThat(subscription.toString()).doesNotContain("k1", "k2");
    }

    @Test
    void followChanges() {
        configuration.delete(new ResourceKey("groups/users", "testers", "ada"));
        configuration.put(resource("groups", "", "developers", "{'displayName':'All'}"));
        assertThat(match().user("ada").groups()).containsExactly(new GroupView("developers", "All"));

        configuration.delete(new ResourceKey("users", "", "ada"));
        assertThat(match().user("ada")).isNull();
    }
}
