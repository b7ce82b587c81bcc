package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.gateway.calls.ServiceTokens;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.Store;
import io.holdfast.vault.IdentityTokens;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service gets tokens for the managed identities that it has, and for no other. */
class PolicyIdentitiesTest {

    private static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");

    private static ServiceTokens tokens(String identity) {
        byte[] document = Json.bytes(
                Json.parse(("{'identity':" + identity + "}").replace('\'', '"').getBytes()));
        var stored = new io.holdfast.store.Service(SERVICE, document, null, "e", 1, 1, 1, "g", null, null);
        var store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> method.getName().equals("service") ? Optional.of(stored) : null);
        return new PolicyIdentities(
                store,
                (who, audience) -> new IdentityTokens.Token(
                        who.principalId() + " " + who.clientId() + " " + audience, Instant.EPOCH));
    }

    @Test
    void itsOwn() throws Exception {
        ServiceTokens tokens = tokens("{'type':'SystemAssigned','principalId':'p1'}");

        assertThat(tokens.issue(SERVICE, "r", null).value()).isEqualTo("p1 null r");
        assertThatThrownBy(() -> tokens.issue(SERVICE, "r", "c1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no user-assigned identity with the client id c1");
    }

    @Test
    void oneThatIsAssignedToIt() throws Exception {
        ServiceTokens tokens =
                tokens("{'type':'UserAssigned','userAssignedIdentities':{'/x':{'clientId':'C1','principalId':'p2'}}}");

        assertThat(tokens.issue(SERVICE, "r", "c1").value()).isEqualTo("p2 c1 r");
        assertThatThrownBy(() -> tokens.issue(SERVICE, "r", null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no system-assigned identity");
    }

    @Test
    void noneAreIssuedUnlessSomebodyHasChosenWho() {
        assertThatThrownBy(() -> ServiceTokens.NONE.issue(SERVICE, "r", null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gateway.identity");
    }
}
