package io.holdfast.entities;

import io.holdfast.arm.resource.DefaultContent;
import io.holdfast.model.Catalog;
import io.holdfast.model.Target;
import io.holdfast.store.Configuration;
import io.holdfast.store.Service;
import io.holdfast.store.Transaction;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What callers find in every new service: the built-in groups, the administrator, two products, the Echo API (which the
 * gateway answers itself), the all-access subscription and an empty global policy.
 */
final class StandardContent implements DefaultContent {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String POLICY = """
            <policies>
                <inbound />
                <backend>
                    <forward-request />
                </backend>
                <outbound />
                <on-error />
            </policies>""";

    private final Catalog catalog;
    private final Clock clock;

    StandardContent(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void write(Service service, Configuration configuration) {
        configuration.write(transaction -> {
            write(service, transaction);
            return service;
        });
    }

    private void write(Service service, Transaction transaction) {
        groups(transaction);
        administrator(service, transaction);
        EchoApi.parts().forEach((path, properties) -> put(transaction, path, properties));
        product(transaction, "starter", "Starter", "Subscribers can call the APIs at once.", false);
        product(transaction, "unlimited", "Unlimited", "Subscriptions need an administrator's approval.", true);
        put(
                transaction,
                "policies/policy",
                Documents.object().put("format", "rawxml").put("value", POLICY));
        master(transaction);
    }

    private void groups(Transaction transaction) {
        group(transaction, "administrators", "Administrators", "Manage the service and all of its products.");
        group(transaction, "developers", "Developers", "Registered users who build on the APIs.");
        group(transaction, "guests", "Guests", "Everybody who has not signed in.");
    }

    private void group(Transaction transaction, String name, String displayName, String description) {
        ObjectNode group = Documents.object();
        group.put("displayName", displayName).put("description", description);
        put(transaction, "groups/" + name, group.put("builtIn", true).put("type", "system"));
    }

    private void administrator(Service service, Transaction transaction) {
        ObjectNode publisher = (ObjectNode) JSON.readTree(service.document());
        String email = publisher.path("properties").path("publisherEmail").asString("");
        String lastName = publisher.path("properties").path("publisherName").asString("");
        ObjectNode user = Documents.object();
        user.put("firstName", "Administrator");
        user.put(
                "lastName",
                lastName.isBlank() ? "Administrator" : lastName.substring(0, Math.min(100, lastName.length())));
        user.put("email", email.isBlank() ? "administrator@localhost" : email);
        user.put("state", "active").put("registrationDate", now());
        user.putArray("identities")
                .addObject()
                .put("provider", "Azure")
                .put("id", user.path("email").asString());
        put(transaction, "users/1", user);
        put(transaction, "groups/administrators/users/1", Documents.object());
        put(transaction, "groups/developers/users/1", Documents.object());
    }

    private void product(
            Transaction transaction, String name, String displayName, String description, boolean approval) {
        ObjectNode product = Documents.object();
        product.put("displayName", displayName).put("description", description).put("terms", "");
        product.put("subscriptionRequired", true)
                .put("approvalRequired", approval)
                .put("subscriptionsLimit", 1);
        put(transaction, "products/" + name, product.put("state", "published"));
        put(transaction, "products/" + name + "/apis/" + EchoApi.NAME, Documents.object());
        for (String group : List.of("administrators", "developers", "guests")) {
            put(transaction, "products/" + name + "/groups/" + group, Documents.object());
        }
    }

    private void master(Transaction transaction) {
        ObjectNode subscription = Documents.object();
        subscription.put("scope", "/").put("displayName", "Built-in all-access subscription");
        subscription.put("state", "active").put("createdDate", now()).put("startDate", now());
        subscription.put("allowTracing", true);
        ObjectNode keys = Documents.object();
        keys.put("primaryKey", Randoms.key()).put("secondaryKey", Randoms.key());
        Target target = target("subscriptions/master");
        transaction.put(target.key(), target.path(), Documents.bytes(subscription), Documents.bytes(keys));
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private void put(Transaction transaction, String path, ObjectNode properties) {
        Target target = target(path);
        transaction.put(target.key(), target.path(), Documents.bytes(properties), null);
    }

    private Target target(String path) {
        return catalog.match(List.of(path.split("/", -1))).orElseThrow();
    }
}
