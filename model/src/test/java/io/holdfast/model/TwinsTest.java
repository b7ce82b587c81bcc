package io.holdfast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwinsTest {

    private static final String WORKSPACES = "segment: workspaces\nnoun: Workspace\n";
    private static final String APIS = "segment: apis\nnoun: Api\nworkspaces: true\n";
    private static final String USERS = "segment: users\nnoun: User\n";

    @Test
    void aTypeIsTwinnedWhereItsParentIs() {
        Catalog catalog = catalog(
                WORKSPACES,
                APIS,
                USERS,
                "segment: notes\nunder: ['', apis, users, apis/steps]\nnoun: Note\nworkspaces: true\n",
                "segment: steps\nunder: [apis]\nnoun: Step\n");
        assertThat(catalog.all())
                .extracting(ResourceType::name)
                .contains("workspaces/apis", "workspaces/notes", "workspaces/apis/notes")
                .doesNotContain("workspaces/users/notes", "workspaces/apis/steps", "workspaces/apis/steps/notes");
    }

    @Test
    void aTwinRefersToTwinsWhereThereAreSome() {
        Catalog catalog = catalog(
                WORKSPACES,
                APIS,
                USERS,
                "segment: keys\nnoun: Key\nworkspaces: true\nafter: [apis, users]\n"
                        + "schema: {properties: {api: {type: string}, owner: {type: string}, any: {type: string}}}\n"
                        + "references:\n"
                        + "  - {member: api, to: apis, fixed: [/apis]}\n"
                        + "  - {member: owner, to: users}\n"
                        + "  - {member: any, to: apis, orService: true}\n",
                "segment: doors\nunder: [apis]\nnoun: Door\nlink: keys\nworkspaces: true\n");
        ResourceType keys = catalog.type("workspaces/keys").orElseThrow();
        assertThat(keys.references())
                .extracting(reference -> reference.member() + " " + reference.to() + " " + reference.fixed())
                .containsExactly(
                        "api workspaces/apis [/apis]", "owner users []", "any workspaces/apis []", "any apis []");
        assertThat(keys.needs()).containsExactly("apis", "users", "workspaces", "workspaces/apis");
        assertThat(keys.after()).containsExactly("workspaces/apis", "users");
        var door = new ResourceKey("workspaces/apis/doors", "team-a/echo", "k1");
        assertThat(catalog.type(door.type()).orElseThrow().leadsTo(door))
                .contains(new ResourceKey("workspaces/keys", "team-a", "k1"));
        assertThat(catalog.type("keys").orElseThrow().references())
                .extracting(Reference::to)
                .containsExactly("apis", "users", "apis");
    }

    @Test
    void theServiceMayReferToWhatIsInWorkspaces() {
        Catalog catalog = catalog(
                WORKSPACES,
                APIS,
                "segment: links\nnoun: Link\nworkspaces: true\nschema: {properties: {apiId: {type: string}}}\n"
                        + "references: [{member: apiId, to: apis}, {member: apiId, to: workspaces/apis}]\n");
        assertThat(catalog.type("links").orElseThrow().references())
                .extracting(Reference::to)
                .containsExactly("apis", "workspaces/apis");
        assertThat(catalog.type("workspaces/links").orElseThrow().references())
                .extracting(Reference::to)
                .containsExactly("workspaces/apis");
    }

    @Test
    void aSpaceNamesWhatIsInIt() {
        Space team = Space.of(new ResourceKey("workspaces/apis/operations", "Team-A/Echo", "Get"));
        assertThat(team).isEqualTo(new Space("team-a"));
        assertThat(team.key("namedValues", "host"))
                .isEqualTo(new ResourceKey("workspaces/namedValues", "team-a", "host"));
        assertThat(team.key("apis/operations", "echo", "get").above()).contains(team.key("apis", "echo"));
        assertThat(team.key("apis", "echo").above()).contains(new ResourceKey("workspaces", "", "team-a"));
        assertThat(team.key("apis", "echo").names()).isEqualTo(team.name("echo"));
        assertThat(Space.ofName(team.name("echo"))).isEqualTo(team);
        assertThat(team.path()).isEqualTo("/workspaces/team-a");

        assertThat(Space.of(new ResourceKey("workspaces", "", "team-a"))).isEqualTo(Space.SERVICE);
        assertThat(Space.SERVICE.key("apis", "echo")).isEqualTo(new ResourceKey("apis", "", "echo"));
        assertThat(Space.SERVICE.key("apis", "echo").above()).isEmpty();
        assertThat(Space.ofName("echo")).isEqualTo(Space.SERVICE);
        assertThat(Space.plain("workspaces/apis")).isEqualTo("apis");
        assertThat(Space.plain("workspaces")).isEqualTo("workspaces");
    }

    @Test
    void whatLiesBelowAResourceIsWithinIt() {
        var workspace = new ResourceKey("workspaces", "", "a");
        assertThat(new ResourceKey("workspaces/apis/operations", "a/echo", "get").isWithin(workspace))
                .isTrue();
        assertThat(new ResourceKey("workspaces/apis", "a", "echo").isWithin(workspace))
                .isTrue();
        assertThat(workspace.isWithin(workspace)).isTrue();
        assertThat(new ResourceKey("workspaces/apis", "ab", "echo").isWithin(workspace))
                .isFalse();
        assertThat(new ResourceKey("workspaces", "", "ab").isWithin(workspace)).isFalse();
        assertThat(new ResourceKey("apis/operations", "a", "get").isWithin(workspace))
                .isFalse();
    }

    private static Catalog catalog(String... descriptors) {
        return new Catalog(List.of(descriptors).stream()
                .map(yaml -> CatalogFiles.parse(
                        "test.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))))
                .toList());
    }
}
