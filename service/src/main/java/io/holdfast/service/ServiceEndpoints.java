package io.holdfast.service;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmRequest;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Body;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.Route;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.store.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Everything of the provider Microsoft.ApiManagement. */
public final class ServiceEndpoints {

    private static final String PROVIDER = "/providers/Microsoft.ApiManagement";
    private static final String SUBSCRIPTION = "/subscriptions/{subscription}" + PROVIDER;
    private static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}" + PROVIDER;
    private static final String SERVICE = GROUP + "/service/{service}";
    private static final Set<String> WITH_BODY = Set.of("PUT", "PATCH", "POST");
    /** An API may be imported with its whole description in the request. */
    private static final int IMPORT_LIMIT = 32 * Body.MIB;

    private final ServiceParts parts;
    private final ServiceRendering rendering;
    private final ServiceReads reads;
    private final ServiceWrites writes;
    private final NameEndpoints names;
    private final NetworkEndpoints network;
    private final DeletedServiceEndpoints deleted;
    private final ConnectivityEndpoints connectivity;
    private final PlatformEndpoints platform;

    public ServiceEndpoints(ManagementSettings settings, ServiceParts parts) {
        this.parts = parts;
        this.rendering = new ServiceRendering(settings.gateway());
        this.reads = new ServiceReads(settings.deployment(), parts.store(), rendering);
        this.writes = new ServiceWrites(settings, parts, rendering);
        this.names = new NameEndpoints(parts.store());
        this.deleted = new DeletedServiceEndpoints(parts, settings.retryAfterSeconds());
        this.connectivity = new ConnectivityEndpoints(parts, settings.retryAfterSeconds());
        this.platform = new PlatformEndpoints(reads);
        this.network = new NetworkEndpoints(parts);
    }

    public void mount(Routes routes) {
        at(routes, PROVIDER + "/operations").signedIn().on("GET", ProviderOperations::list);
        mountSubscription(routes);
        at(routes, GROUP + "/service").on("GET", reads::list);
        at(routes, SERVICE)
                .evenIfAbsent("PUT", "DELETE")
                .on("GET", reads::get)
                .on("HEAD", call -> ArmResponse.empty(204))
                .on("PUT", writes::put)
                .on("PATCH", writes::patch)
                .on("DELETE", writes::delete);
        at(routes, SERVICE + "/skus").on("GET", reads::skus);
        at(routes, SERVICE + "/regions").on("GET", reads::regions);
        at(routes, SERVICE + "/networkstatus").on("GET", network::status);
        at(routes, SERVICE + "/locations/{location}/networkstatus").on("GET", network::statusOfLocation);
        at(routes, SERVICE + "/outboundNetworkDependenciesEndpoints").on("GET", network::outbound);
        at(routes, SERVICE + "/connectivityCheck").on("POST", connectivity::check);
        platform.mount(routes, SERVICE);
        routes.at(SERVICE + "/**", ApiVersions.API_MANAGEMENT, ErrorShape.ENTITY)
                .onAny(this::below);
    }

    private void mountSubscription(Routes routes) {
        at(routes, SUBSCRIPTION + "/service").on("GET", reads::list);
        at(routes, SUBSCRIPTION + "/skus").on("GET", reads::allSkus);
        at(routes, SUBSCRIPTION + "/checkNameAvailability").on("POST", names::check);
        at(routes, SUBSCRIPTION + "/getDomainOwnershipIdentifier").on("POST", names::domainOwnership);
        deleted.mount(routes);
        platform.mountGateways(routes, SUBSCRIPTION, GROUP);
    }

    /** A service as it is shown. */
    public ObjectNode rendered(Service service) {
        return rendering.render(service);
    }

    /** What became of a connectivity check; empty if the URL names none. */
    public Optional<ArmResponse> checked(RoutedRequest call) {
        return connectivity.result(call);
    }

    private static Route at(Routes routes, String template) {
        return routes.at(template, ApiVersions.API_MANAGEMENT, ErrorShape.SERVICE);
    }

    /** Also in those of a workspace. */
    private static boolean isInApis(List<String> path) {
        boolean inWorkspace = path.size() > 2 && path.getFirst().equalsIgnoreCase("workspaces");
        return path.get(inWorkspace ? 2 : 0).equalsIgnoreCase("apis");
    }

    private ArmResponse below(RoutedRequest call) {
        boolean hasBody = WITH_BODY.contains(call.head().method());
        int limit = isInApis(call.tail()) ? IMPORT_LIMIT : RoutedRequest.BODY_LIMIT;
        return parts.resources()
                .handle(new ArmRequest(
                        call.head().method(),
                        call.head().baseUrl(),
                        call.service().id(),
                        call.tail(),
                        call.head().query(),
                        call.head().headers(),
                        hasBody ? call.body().read(limit) : new byte[0],
                        call.principal(),
                        call.activity()));
    }
}
