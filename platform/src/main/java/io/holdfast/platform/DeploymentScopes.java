package io.holdfast.platform;

import io.holdfast.arm.Deployment;
import io.holdfast.arm.Deployment.Subscription;
import io.holdfast.arm.Scopes;
import io.holdfast.arm.resource.Locations;
import io.holdfast.arm.resource.ResourceGroups;
import io.holdfast.model.Names;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.util.Optional;

/** What this deployment has: subscriptions by configuration, groups and services in the store. */
public final class DeploymentScopes implements Scopes {

    private final Deployment deployment;
    private final Store store;
    private final ResourceGroups groups;
    private final OldestVersions oldestVersions = new OldestVersions();

    public DeploymentScopes(Deployment deployment, Store store) {
        this.deployment = deployment;
        this.store = store;
        this.groups = new ResourceGroups(store.records());
    }

    @Override
    public boolean subscriptionExists(String id) {
        return subscription(id).isPresent();
    }

    Optional<Subscription> subscription(String id) {
        return deployment.subscriptions().stream()
                .filter(subscription -> Names.same(subscription.id(), id))
                .findFirst();
    }

    @Override
    public boolean groupExists(String subscription, String group) {
        return groups.find(subscription, group).isPresent();
    }

    ResourceGroups groups() {
        return groups;
    }

    @Override
    public Optional<Service> service(ServiceId id) {
        return store.service(id);
    }

    @Override
    public String locationOf(Service service) {
        return Json.stored(service.document()).path("location").asString("");
    }

    @Override
    public String ownLocation() {
        return Locations.display(deployment.location());
    }

    @Override
    public String locations() {
        return String.join(", ", Locations.all(deployment.location()));
    }

    @Override
    public String oldestVersion(Service service) {
        return oldestVersions.of(service);
    }
}
