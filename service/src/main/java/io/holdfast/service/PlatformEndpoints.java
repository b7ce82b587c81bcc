package io.holdfast.service;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.Handler;
import io.holdfast.arm.Problems;
import io.holdfast.arm.RequestContent;
import io.holdfast.arm.Route;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.arm.resource.Locations;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceLockedException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service in Azure has because of the platform below it. Where there is nothing to do here it is done at once; where
 * something cannot be had, the refusal says so instead of pretending.
 */
final class PlatformEndpoints {

    private static final String CONNECTIONS = "/privateEndpointConnections";
    private static final String RESOURCES = "/privateLinkResources";

    private final ServiceReads reads;

    PlatformEndpoints(ServiceReads reads) {
        this.reads = reads;
    }

    void mount(Routes routes, String service) {
        at(routes, service + "/applynetworkconfigurationupdates").on("POST", this::applyNetwork);
        at(routes, service + "/migrateToStv2").on("POST", this::migrate);
        at(routes, service + "/getssotoken").on("POST", PlatformEndpoints::noPortal);
        at(routes, service + CONNECTIONS).on("GET", PlatformEndpoints::nothing);
        at(routes, service + CONNECTIONS + "/{name}")
                .on("GET", PlatformEndpoints::absent)
                .on("PUT", PlatformEndpoints::noPrivateEndpoints)
                .on("DELETE", call -> ArmResponse.empty(204));
        at(routes, service + RESOURCES).on("GET", PlatformEndpoints::nothing);
        at(routes, service + RESOURCES + "/{name}").on("GET", PlatformEndpoints::absent);
        // They say which gateways of their own workspaces have.
        at(routes, service + "/workspaceLinks").on("GET", PlatformEndpoints::nothing);
        at(routes, service + "/workspaceLinks/{name}").on("GET", PlatformEndpoints::absent);
    }

    /** Self-hosted workspace gateways, which are resources of their own beside services. */
    void mountGateways(Routes routes, String subscriptionProvider, String groupProvider) {
        at(routes, subscriptionProvider + "/gateways").on("GET", PlatformEndpoints::nothing);
        String gateways = groupProvider + "/gateways";
        at(routes, gateways).on("GET", PlatformEndpoints::nothing);
        Handler none = PlatformEndpoints::noGateways;
        at(routes, gateways + "/{name}")
                .on("GET", PlatformEndpoints::absent)
                .on("PUT", none)
                .on("PATCH", none)
                .on("DELETE", call -> ArmResponse.empty(204));
        at(routes, gateways + "/{name}/skus").on("GET", PlatformEndpoints::absent);
        at(routes, gateways + "/{name}/configConnections").on("GET", PlatformEndpoints::absent);
        at(routes, gateways + "/{name}/configConnections/{connection}")
                .on("GET", PlatformEndpoints::absent)
                .on("PUT", PlatformEndpoints::absent)
                .on("DELETE", call -> ArmResponse.empty(204));
    }

    private static Route at(Routes routes, String template) {
        return routes.at(template, ApiVersions.API_MANAGEMENT, ErrorShape.SERVICE);
    }

    /** Nothing of a network is cached, so the newest configuration is applied already. */
    private ArmResponse applyNetwork(RoutedRequest call) {
        String location = optional(call, "location");
        List<String> locations = ServiceLocations.of(free(call));
        if (!location.isEmpty()
                && locations.stream().noneMatch(each -> Locations.name(each).equals(Locations.name(location)))) {
            throw Problems.refusal("location", "must be one of '" + String.join("', '", locations) + "'");
        }
        return reads.get(call);
    }

    /** There is no older platform to come from. */
    private ArmResponse migrate(RoutedRequest call) {
        free(call);
        String mode = optional(call, "mode").toLowerCase(Locale.ROOT);
        if (!List.of("", "preserveip", "newip").contains(mode)) {
            throw Problems.refusal("mode", "must be one of 'PreserveIp', 'NewIP'");
        }
        return reads.get(call);
    }

    /** In Azure both are long-running operations, which find a service that is busy locked. */
    private static Service free(RoutedRequest call) {
        Service service = call.service();
        if (service.activeOperation() != null) {
            throw new ServiceLockedException(service.id());
        }
        return service;
    }

    /** The body may be missing as a whole. */
    private static String optional(RoutedRequest call, String member) {
        byte[] body = call.body().read(RoutedRequest.BODY_LIMIT);
        if (body.length == 0) {
            return "";
        }
        ObjectNode sent = RequestContent.object(body);
        if (!sent.path(member).isMissingNode()
                && !sent.path(member).isNull()
                && !sent.path(member).isString()) {
            throw Problems.refusal(member, "must be a string");
        }
        return sent.path(member).asString("");
    }

    private static ArmResponse noPortal(RoutedRequest call) {
        throw ServiceRefusals.noPortal(call.service().id());
    }

    private static ArmResponse noPrivateEndpoints(RoutedRequest call) {
        throw ServiceRefusals.noPrivateEndpoints(call.service().id());
    }

    private static ArmResponse noGateways(RoutedRequest call) {
        throw ServiceRefusals.noGateways();
    }

    private static ArmResponse absent(RoutedRequest call) {
        throw ServiceRefusals.noneOfThisType(call.name("name"));
    }

    private static ArmResponse nothing(RoutedRequest call) {
        return Answers.list(List.of());
    }
}
