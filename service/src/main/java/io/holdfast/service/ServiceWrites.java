package io.holdfast.service;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Head;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.Preconditions;
import io.holdfast.arm.Problems;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Timestamps;
import io.holdfast.arm.resource.FormerRoles;
import io.holdfast.arm.resource.Locations;
import io.holdfast.arm.resource.ManagedIdentities;
import io.holdfast.arm.resource.ResourceGroups;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.DeletedServices;
import io.holdfast.store.HomeMissingException;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceExistsException;
import io.holdfast.store.ServiceNotFoundException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes, changes and removes services; at once, so that no answer sends callers to wait. */
final class ServiceWrites {

    static final Pattern NAME = Pattern.compile("[a-zA-Z](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?");
    static final int MAX_NAME = 50;

    /** Deletions by earlier versions are final, as in Azure. */
    private static final String SOFT_SINCE = "2020-06-01-preview";

    private static final String ASSIGN = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceWrites.class);

    private final ManagementSettings settings;
    private final ServiceParts parts;
    private final ServiceRendering rendering;
    private final HostNames hostNames;
    private final Undeletion undeletion;
    private final FormerRoles formerRoles;

    ServiceWrites(ManagementSettings settings, ServiceParts parts, ServiceRendering rendering) {
        this.settings = settings;
        this.parts = parts;
        this.rendering = rendering;
        this.hostNames = new HostNames(parts.store(), settings.gateway());
        this.undeletion = new Undeletion(parts.store(), hostNames);
        this.formerRoles = new FormerRoles(parts.store(), parts.roles(), parts.clock());
    }

    ArmResponse put(RoutedRequest call) {
        ObjectNode sent = call.json();
        check(call);
        if (Undeletion.isAsked(call, sent)) {
            Service back = undeletion.bringBack(call, sent);
            formerRoles.broughtBack(back.id());
            LOG.atInfo().addKeyValue("service", back.id()).log("deleted service brought back");
            return answer(201, back);
        }
        if (call.existing().isPresent()) {
            return answer(200, update(call, service -> {
                refuseMove(service, sent);
                return sent;
            }));
        }
        return answer(201, create(call, sent));
    }

    ArmResponse patch(RoutedRequest call) {
        ObjectNode sent = call.json();
        check(call);
        return answer(200, update(call, service -> {
            refuseMove(service, sent);
            return ServiceMerge.of(service.document(), sent);
        }));
    }

    ArmResponse delete(RoutedRequest call) {
        if (call.existing().isEmpty()) {
            return ArmResponse.empty(204);
        }
        check(call);
        boolean forGood = ApiVersions.isBefore(call.apiVersion(), SOFT_SINCE);
        formerRoles.deleting(call.service().id());
        if (forGood) {
            parts.store().deleteService(call.service().id());
            formerRoles.goneForGood(call.service().id());
        } else {
            parts.store().deleted().delete(call.service().id(), DeletedServices.KEPT);
        }
        LOG.atInfo()
                .addKeyValue("service", call.service().id())
                .addKeyValue("forGood", forGood)
                .log("service deleted");
        return ArmResponse.empty(200);
    }

    /** Azure declares neither header for services; a caller who sends them means them. */
    private static void check(RoutedRequest call) {
        Head head = call.head();
        Preconditions.broken(
                        head.method(),
                        head.header("if-match"),
                        head.header("if-none-match"),
                        call.existing().map(Service::etag))
                .ifPresent(header -> {
                    throw ServiceRefusals.preconditionFailed(header);
                });
    }

    private Service create(RoutedRequest call, ObjectNode sent) {
        ServiceId id = call.serviceId();
        if (!NAME.matcher(id.name()).matches() || id.name().length() > MAX_NAME) {
            throw Problems.refusal(
                    "serviceName",
                    "must have 1 to " + MAX_NAME
                            + " letters, digits and hyphens, begin with a letter and not end with a hyphen");
        }
        ServiceDraft draft = draft(call, sent, id, Optional.empty());
        try {
            Service service = parts.store().createService(id, draft.bytes(), draft.secrets(), ResourceGroups.home(id));
            formerRoles.goneForGood(id);
            fill(service);
            LOG.atInfo().addKeyValue("service", id).log("service created");
            return parts.store().service(id).orElse(service);
        } catch (HomeMissingException e) {
            throw Refusals.groupUnknown(id.resourceGroup());
        } catch (ServiceExistsException e) {
            var deleted = parts.store().deleted().named(id.name());
            if (deleted.isPresent()) {
                throw ServiceRefusals.stillDeleted(deleted.get().service().id().name());
            }
            throw ServiceRefusals.nameTaken(id);
        }
    }

    /** A service without what every new service holds must not stay. */
    private void fill(Service service) {
        try {
            parts.defaultContent().write(service, parts.store().configuration(service.id()));
        } catch (ServiceNotFoundException e) {
            parts.store().deleted().purge(service.id());
            throw ServiceRefusals.deletedMeanwhile(service.id());
        } catch (RuntimeException e) {
            parts.store().deleteService(service.id());
            throw e;
        }
    }

    private Service update(RoutedRequest call, Function<Service, ObjectNode> next) {
        return parts.store().updateService(call.service().id(), service -> {
            ServiceDraft draft = draft(call, next.apply(service), service.id(), Optional.of(service));
            return service.withDocument(draft.bytes(), draft.secrets());
        });
    }

    private ServiceDraft draft(RoutedRequest call, ObjectNode sent, ServiceId id, Optional<Service> before) {
        String now = Timestamps.of(parts.clock().millis());
        ServiceDraft draft = ServiceDraft.of(sent, id.name(), before, call.principal(), settings, now);
        refuseUnassignable(call, draft.document(), before);
        hostNames.refuseTaken(id, draft.document());
        return draft;
    }

    /** Whoever gives a service an identity lends it that identity's roles, so he needs the right to, as in Azure. */
    private void refuseUnassignable(RoutedRequest call, ObjectNode document, Optional<Service> before) {
        JsonNode old = before.map(service -> Json.stored(service.document()).path("identity"))
                .orElseGet(Json::object);
        for (String id : ManagedIdentities.newlyAssigned(document, old)) {
            if (!parts.authorizer().allows(call.principal(), ASSIGN, id)) {
                throw ServiceRefusals.identityNotHis(call.principal().name(), ASSIGN, id);
            }
        }
    }

    static void refuseMove(Service service, ObjectNode sent) {
        String here = Json.stored(service.document()).path("location").asString("");
        String there = sent.path("location").asString(here);
        if (!Locations.name(here).equals(Locations.name(there))) {
            throw ServiceRefusals.elsewhere(service.id(), Locations.name(here), Locations.name(there));
        }
    }

    private ArmResponse answer(int status, Service service) {
        return new ArmResponse(
                status, Map.of("ETag", "\"" + service.etag() + "\""), Json.bytes(rendering.render(service)));
    }
}
