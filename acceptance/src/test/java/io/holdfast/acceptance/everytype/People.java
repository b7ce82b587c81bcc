package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.fluent.models.GroupContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.UserContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.UserIdentityContractInner;
import com.azure.resourcemanager.apimanagement.models.GroupCreateParameters;
import com.azure.resourcemanager.apimanagement.models.GroupType;
import com.azure.resourcemanager.apimanagement.models.GroupUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.KeyType;
import com.azure.resourcemanager.apimanagement.models.UserCreateParameters;
import com.azure.resourcemanager.apimanagement.models.UserState;
import com.azure.resourcemanager.apimanagement.models.UserTokenParameters;
import com.azure.resourcemanager.apimanagement.models.UserUpdateParameters;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Users and groups. */
final class People {

    static final String USER = "ada";
    static final String TEAM = "partners";

    private final Walk walk;

    private People(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var people = new People(walk);
        people.users();
        people.groups();
        people.views();
    }

    private void users() {
        var users = walk.client().getUsers();
        var parameters = new UserCreateParameters()
                .withEmail("ada@localhost.example")
                .withFirstName("Ada")
                .withLastName("Caller")
                .withPassword("A-long-one-7")
                .withNote("the first")
                .withState(UserState.ACTIVE);
        walk.step(Kind.of("users/ada", () -> users.getWithResponse(GROUP, SERVICE, USER, NONE))
                .created(
                        () -> users.createOrUpdate(GROUP, SERVICE, USER, parameters),
                        UserContractInner::firstName,
                        "Ada")
                .tag(() -> users.getEntityTagWithResponse(GROUP, SERVICE, USER, NONE))
                .listed(names(() -> users.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> users.update(
                                GROUP, SERVICE, USER, etag, new UserUpdateParameters().withFirstName("Augusta")),
                        "Augusta")
                .then(this::token)
                .then(() -> Refusal.byDesign(() -> users.generateSsoUrl(GROUP, SERVICE, USER)))
                .then(() -> Refusal.byDesign(
                        () -> walk.client().getUserConfirmationPasswords().send(GROUP, SERVICE, USER)))
                .deleted(etag -> users.deleteWithResponse(GROUP, SERVICE, USER, etag, true, null, null, NONE)));
    }

    private void token() {
        var expiry = OffsetDateTime.now(ZoneOffset.UTC).plusDays(1);
        var token = walk.client()
                .getUsers()
                .getSharedAccessToken(
                        GROUP,
                        SERVICE,
                        USER,
                        new UserTokenParameters().withKeyType(KeyType.PRIMARY).withExpiry(expiry));
        assertThat(token.value()).startsWith(USER + "&");
    }

    private void groups() {
        var groups = walk.client().getGroups();
        walk.step(Kind.of("groups/partners", () -> groups.getWithResponse(GROUP, SERVICE, TEAM, NONE))
                .created(
                        () -> groups.createOrUpdate(
                                GROUP,
                                SERVICE,
                                TEAM,
                                new GroupCreateParameters()
                                        .withDisplayName("Partners")
                                        .withDescription("of the house")
                                        .withType(GroupType.EXTERNAL)
                                        .withExternalId("aad://localhost.example/groups/1")),
                        GroupContractInner::displayName,
                        "Partners")
                .tag(() -> groups.getEntityTagWithResponse(GROUP, SERVICE, TEAM, NONE))
                .listed(names(() -> groups.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> groups.update(
                                GROUP, SERVICE, TEAM, etag, new GroupUpdateParameters().withDisplayName("Friends")),
                        "Friends")
                .deleted(etag -> groups.delete(GROUP, SERVICE, TEAM, etag)));
        var members = walk.client().getGroupUsers();
        walk.step(new Link(
                "groups/partners/users/ada",
                () -> members.create(GROUP, SERVICE, TEAM, USER).name(),
                () -> members.checkEntityExistsWithResponse(GROUP, SERVICE, TEAM, USER, NONE),
                names(() -> members.list(GROUP, SERVICE, TEAM)),
                () -> members.delete(GROUP, SERVICE, TEAM, USER)));
    }

    private void views() {
        var client = walk.client();
        walk.question("what belongs to a user", () -> {
            assertThat(client.getUserGroups().list(GROUP, SERVICE, USER))
                    .extracting(GroupContractInner::name)
                    .contains(TEAM);
            assertThat(client.getUserIdentities().list(GROUP, SERVICE, USER))
                    .extracting(UserIdentityContractInner::provider)
                    .containsExactly("Basic");
            assertThat(client.getUserSubscriptions().list(GROUP, SERVICE, USER))
                    .singleElement()
                    .satisfies(owned -> assertThat(owned.name()).isEqualTo(Products.SUBSCRIPTION));
            assertThat(client.getUserSubscriptions()
                            .get(GROUP, SERVICE, USER, Products.SUBSCRIPTION)
                            .displayName())
                    .isEqualTo("Changed");
        });
    }
}
