package io.holdfast.entities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.Space;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.store.Configuration;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReferenceCheckTest {

    private static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");

    @TempDir
    Path directory;

    private final PolicyReferenceCheck check = new PolicyReferenceCheck(Catalog.load(), PolicyLanguage.load());
    private Store store;
    private Configuration configuration;

    @BeforeEach
    void open() {
        store = Stores.open(StoreSettings.in(directory));
        store.createService(SERVICE, "{}".getBytes(UTF_8), null);
        configuration = store.configuration(SERVICE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(ResourceKey key, String document) {
        configuration.write(t -> t.put(key, key.toString(), document.getBytes(UTF_8), null));
    }

    private List<String> missing(String type, String parent, String inbound) {
        return missing(new ResourceKey(type, parent, "policy"), inbound);
    }

    private List<String> missing(ResourceKey key, String inbound) {
        put(
                key,
                "{\"format\":\"rawxml\",\"value\":\"<policies><inbound>" + inbound.replace("\"", "\\\"")
                        + "</inbound></policies>\"}");
        return check.in(configuration).apply(configuration.get(key).orElseThrow());
    }

    @Test
    void knowsWherePoliciesLie() {
        assertThat(check.types())
                .containsExactly(
                        "apis/operations/policies",
                        "apis/policies",
                        "apis/resolvers/policies",
                        "policies",
                        "policyFragments",
                        "products/policies",
                        "workspaces/apis/operations/policies",
                        "workspaces/apis/policies",
                        "workspaces/policies",
                        "workspaces/policyFragments",
                        "workspaces/products/policies");
    }

    @Test
    void aPolicyOfAWorkspaceSeesWhatIsInTheWorkspace() {
        var team = new Space("team");
        put(Space.SERVICE.key("namedValues", "n1"), "{\"displayName\":\"Service\",\"value\":\"x\"}");
        put(Space.SERVICE.key("backends", "orders"), "{\"url\":\"https://x\"}");
        put(team.key("namedValues", "n1"), "{\"displayName\":\"Team\",\"value\":\"x\"}");
        put(team.key("backends", "team"), "{\"url\":\"https://x\"}");
        String inbound = "<set-backend-service backend-id=\"%s\" />"
                + "<set-header name=\"X\"><value>{{%s}}</value></set-header>";

        assertThat(missing(team.key("policies", "policy"), inbound.formatted("team", "Team")))
                .isEmpty();
        assertThat(missing(team.key("policies", "policy"), inbound.formatted("orders", "Service")))
                .containsExactlyInAnyOrder("the backend 'orders'", "the named value 'Service'");
        assertThat(missing(Space.SERVICE.key("policies", "policy"), inbound.formatted("team", "Team")))
                .hasSize(2);
    }

    @Test
    void namesWhatIsNotThere() {
        put(new ResourceKey("namedValues", "", "n1"), "{\"displayName\":\"Known\",\"value\":\"x\"}");
        put(new ResourceKey("backends", "", "orders"), "{\"url\":\"https://x\"}");

        assertThat(missing(
                        "policies",
                        "",
                        "<set-backend-service backend-id=\"orders\" /><set-header name=\"{{Known}}\""
                                + " exists-action=\"delete\" />"))
                .isEmpty();
        assertThat(missing(
                        "apis/policies",
                        "echo",
                        "<base /><set-backend-service backend-id=\"ordres\" /><set-header name=\"{{known}}\""
                                + " exists-action=\"delete\" />"))
                .containsExactlyInAnyOrder("the named value 'known'", "the backend 'ordres'");
    }

    @Test
    void aDocumentThatCannotBeReadRefersToNothing() {
        assertThat(missing("policies", "", "<broken")).isEmpty();
    }
}
