package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.resource.RoleResources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At which scopes roles are forgotten when something is deleted. */
class RoleCleanupTest {

    private static final Predicate<String> NOTHING = scope -> false;

    @TempDir
    static Path directory;

    private static Fixture fixture;
    private static Predicate<String> gone = NOTHING;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory, EntitySettings.DEFAULTS, KeyVaults.NONE, new RoleResources() {
            @Override
            public ArmResponse handle(Request request) {
                return NONE.handle(request);
            }

            @Override
            public void forget(String scope, boolean below, Instant until) {
                NONE.forget(scope, below, until);
            }

            @Override
            public void forget(Predicate<String> scopes, Instant until) {
                assertThat(until).isEqualTo(Fixture.CLOCK.instant());
                gone = scopes;
            }
        });
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void fill() {
        fixture.renew();
        fixture.put("apis/echo", "{\"displayName\":\"Echo\",\"path\":\"echo\"}");
        fixture.put("apis/echo/operations/get", "{\"displayName\":\"Get\",\"method\":\"GET\",\"urlTemplate\":\"/\"}");
        fixture.put("apis/echo2", "{\"displayName\":\"Echo 2\",\"path\":\"echo2\"}");
        fixture.put("apis/echo;rev=2", "{\"sourceApiId\":\"/apis/echo\"}");
        fixture.put("apiVersionSets/v", "{\"displayName\":\"V\",\"versioningScheme\":\"Segment\"}");
        fixture.put("users/ada", "{\"firstName\":\"A\",\"lastName\":\"L\",\"email\":\"ada@contoso.example\"}");
        fixture.put("products/p", "{\"displayName\":\"P\"}");
        fixture.put("products/p/apis/echo", "{}");
        fixture.put("products/p/apiLinks/link", "{\"apiId\":\"/apis/echo\"}");
        fixture.put("subscriptions/S", "{\"displayName\":\"S\",\"scope\":\"/products/p\",\"ownerId\":\"/users/ada\"}");
        fixture.put("workspaces/w", "{\"displayName\":\"W\"}");
        fixture.put("workspaces/w/apis/echo", "{\"displayName\":\"Echo\",\"path\":\"w\"}");
        gone = NOTHING;
    }

    @ParameterizedTest
    @CsvSource({
        "products/P?deleteSubscriptions=true, products/p, true",
        "products/P?deleteSubscriptions=true, products/p/apis/echo, true",
        "products/P?deleteSubscriptions=true, subscriptions/s, true",
        "products/P?deleteSubscriptions=true, subscriptions/s2, false",
        "products/P?deleteSubscriptions=true, apis/echo, false",
        "products/p/apis/echo, products/p/apis/echo, true",
        "products/p/apis/echo, products/p, false",
        "products/p/apiLinks/link, products/p/apilinks/link, true",
        "products/p/apiLinks/link, products/p/apis/echo, true",
        "apis/echo?deleteRevisions=true, apis/echo, true",
        "apis/echo?deleteRevisions=true, apis/echo;rev=1, true",
        "apis/echo?deleteRevisions=true, apis/echo;rev=2, true",
        "apis/echo?deleteRevisions=true, apis/echo;rev=2/operations/get, true",
        "apis/echo?deleteRevisions=true, apis/echo;rev=1/operations/get, true",
        "apis/echo?deleteRevisions=true, apis/echo/operations/get, true",
        "apis/echo?deleteRevisions=true, apis/echo2, false",
        "apis/echo?deleteRevisions=true, workspaces/w/apis/echo, false",
        "apis/echo;rev=1?deleteRevisions=true, apis/echo, true",
        "apis/echo;rev=2, apis/echo;rev=2, true",
        "apis/echo;rev=2, apis/echo, false",
        "apis/echo;rev=2, apis/echo;rev=1, false",
        "apis/echo/operations/get, apis/echo;rev=1/operations/get, true",
        "apis/echo/operations/get, apis/echo;rev=2/operations/get, false",
        "apis/echo;rev=1/operations/get, apis/echo/operations/get, true",
        "apiVersionSets/v, apiversionsets/v, true",
        "users/ada?deleteSubscriptions=true, subscriptions/s, true",
        "workspaces/w, workspaces/w/apis/echo;rev=1, true",
        "workspaces/w/apis/echo, workspaces/w/apis/echo;rev=1, true",
        "workspaces/w/apis/echo, workspaces/w, false"
    })
    void rolesAreForgottenAtEverythingThatIsGone(String deleted, String scope, boolean expected) {
        String service = Fixture.SERVICE.toString().toLowerCase(Locale.ROOT);

        var answer = fixture.delete(deleted);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(gone.test(service + "/" + scope)).isEqualTo(expected);
        assertThat(gone.test(service)).isFalse();
        assertThat(gone.test("/" + scope)).isFalse();
    }

    @Test
    void whatWasNotThereForgetsNothing() {
        assertThat(fixture.delete("products/none").status()).isEqualTo(204);

        assertThat(gone).isSameAs(NOTHING);
    }
}
