package io.holdfast.service;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.Problems;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.resource.ResourceGroups;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.DeletedService;
import io.holdfast.store.HomeMissingException;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import tools.jackson.databind.node.ObjectNode;

/** Brings a deleted service back: a PUT with {@code properties.restore}. Nothing else of what is sent counts. */
final class Undeletion {

    private static final String MEMBER = "properties.restore";
    /** The member is not known before. */
    private static final String SINCE = "2020-12-01";

    private final Store store;
    private final HostNames hostNames;

    Undeletion(Store store, HostNames hostNames) {
        this.store = store;
        this.hostNames = hostNames;
    }

    static boolean isAsked(RoutedRequest call, ObjectNode sent) {
        return !ApiVersions.isBefore(call.apiVersion(), SINCE)
                && sent.at("/properties/restore").asBoolean(false);
    }

    /** @throws ArmException 400 if there is nothing to bring back, 409 if it lies elsewhere or its host has been taken */
    Service bringBack(RoutedRequest call, ObjectNode sent) {
        if (call.existing().isPresent()) {
            throw Problems.refusal(
                    MEMBER,
                    "must not be true for a service that is not deleted; leave it out to change the service '"
                            + call.serviceId().name() + "'");
        }
        DeletedService deleted = store.deleted()
                .named(call.serviceId().name())
                .filter(each -> each.service().id().equals(call.serviceId()))
                .orElseThrow(() -> nothing(call));
        ServiceWrites.refuseMove(deleted.service(), sent);
        hostNames.refuseTaken(
                deleted.service().id(), Json.stored(deleted.service().document()));
        try {
            ServiceId id = deleted.service().id();
            return store.deleted().bringBack(id, ResourceGroups.home(id));
        } catch (HomeMissingException e) {
            throw Refusals.groupUnknown(call.serviceId().resourceGroup());
        } catch (ServiceNotFoundException e) {
            throw nothing(call);
        }
    }

    private static ArmException nothing(RoutedRequest call) {
        return Problems.refusal(
                MEMBER,
                "must not be true, because no deleted service '"
                        + call.serviceId().name()
                        + "' is kept of resource group '" + call.serviceId().resourceGroup()
                        + "'; GET deletedservices of the subscription lists what can be brought back");
    }
}
