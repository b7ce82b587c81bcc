package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.product;
import static io.holdfast.gateway.routes.TestResources.productApi;
import static io.holdfast.gateway.routes.TestResources.resource;
import static io.holdfast.gateway.routes.TestResources.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who gets in. APIs: {@code closed} (in a product that needs a subscription), {@code closedOptional} (likewise, but its own flag is
 * off), {@code open} and {@code openOptional} (in an open product too), {@code lone} (in no product).
 */
class AccessTest {

    private final MemoryConfiguration configuration = new MemoryConfiguration("contoso");
    private Services services;

    @BeforeEach
    void load() {
        for (String name : new String[] {"closed", "closedOptional", "open", "openOptional", "lone", "loneOptional"}) {
            configuration.with(
                    api(name, "'path':'" + name + "','subscriptionRequired':" + !name.endsWith("Optional")),
                    operation(name, "get", "GET", "/"));
        }
        configuration.with(
                product("starter", true),
                product("other", true),
                product("free", false),
                productApi("starter", "closed"),
                productApi("starter", "closedOptional"),
                productApi("starter", "open"),
                productApi("free", "open"),
                productApi("free", "openOptional"),
                subscription("sub-starter", "/products/starter", "active", "starter1", "starter2"),
                subscription("sub-other", "/products/Other", "active", "other1", "other2"),
                subscription("sub-closed", "/apis/closed", "active", "closed1", "closed2"),
                subscription("sub-lone", "/apis/LONE;rev=2", "active", "lone1", "lone2"),
                subscription("sub-all", "/apis", "active", "all1", "all2"),
                subscription("master", "/", "active", "master1", "master2"),
                subscription("sub-suspended", "/apis", "suspended", "susp1", "susp2"),
                subscription("sub-submitted", "/apis", "submitted", "subm1", "subm2"),
                subscription("sub-odd", "/loggers/x", "active", "odd1", "odd2"));
        services = new Services(
                "gateway.localhost", TestCompiler.forwarding(List.of(), List.of()), id -> configuration.snapshot());
        configuration.tell(services);
    }

    private String access(String api, String key) {
        var request = new RouteRequest("http", "GET", RequestPath.of("/" + api), "", name -> null);
        Access access = services.at("contoso.gateway.localhost").match(request).authorize(key);
        return switch (access) {
            case Access.Granted granted -> granted.product() == null ? "api" : "product " + granted.product();
            case Access.KeyMissing missing -> "missing";
            case Access.KeyInvalid invalid -> "invalid";
        };
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "closed, , missing",
        "closed, '', missing",
        "closed, starter1, product starter",
        "closed, starter2, product starter",
        "closed, closed1, api",
        "closed, all1, api",
        "closed, master2, api",
        "closed, other1, invalid",
        "closed, lone1, invalid",
        "closed, nonsense, invalid",
        "closed, STARTER1, invalid",
        "closed, susp1, invalid",
        "closed, subm2, invalid",
        "closed, odd1, invalid",
        "closedOptional, , api",
        "closedOptional, starter1, product starter",
        "closedOptional, nonsense, invalid",
        "closedOptional, other1, invalid",
        "open, , product free",
        "open, starter1, product starter",
        "open, all1, api",
        "open, nonsense, invalid",
        "open, other1, product free",
        "open, closed1, invalid",
        "openOptional, , product free",
        "openOptional, nonsense, invalid",
        "openOptional, starter1, product free",
        "lone, , missing",
        "lone, lone1, api",
        "lone, all2, api",
        "lone, master1, api",
        "lone, starter1, invalid",
        "loneOptional, , api",
        "loneOptional, lone1, invalid",
        "loneOptional, master1, api",
    })
    void decides(String api, String key, String expected) {
        assertThat(access(api, key)).isEqualTo(expected);
    }

    @Test
    void aRegeneratedKeyReplacesTheOldOne() {
        configuration.put(subscription("sub-all", "/apis", "active", "fresh", "all2"));

        assertThat(access("lone", "fresh")).isEqualTo("api");
        assertThat(access("lone", "all2")).isEqualTo("api");
        assertThat(access("lone", "all1")).isEqualTo("invalid");
    }

    @Test
    void aDeletedSubscriptionOpensNothing() {
        configuration.delete(new ResourceKey("subscriptions", "", "sub-all"));

        assertThat(access("lone", "all1")).isEqualTo("invalid");
    }

    @Test
    void aKeyThatPassedToAnotherSubscriptionStaysWithIt() {
        configuration.put(subscription("second", "/apis", "active", "all1", "x"));
        configuration.delete(new ResourceKey("subscriptions", "", "sub-all"));

        assertThat(access("lone", "all1")).isEqualTo("api");
    }

    @Test
    void aBlockedUsersKeysCountAsInvalid() {
        configuration.put(resource("users", "", "ada", "{'state':'blocked'}"));
        assertThat(access("lone", "all1")).isEqualTo("invalid");

        configuration.put(resource("users", "", "ada", "{'state':'active'}"));
        assertThat(access("lone", "all1")).isEqualTo("api");
    }

    @Test
    void productsCloseAndLoseApis() {
        configuration.put(product("free", true));
        assertThat(access("open", null)).isEqualTo("missing");

        configuration.delete(new ResourceKey("products/apis", "starter", "closed"));
        assertThat(access("closed", "starter1")).isEqualTo("invalid");
    }

    @Test
    void keysAreNotInWhatIsPrinted() {
        var subscription = new Subscription(
                "s", "S", true, new Subscription.Scope.Everything(), "ada", "secret1", "secret2", 0, 0, 0);

        assertThat(subscription.toString()).doesNotContain("secret");
    }
}
