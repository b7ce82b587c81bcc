package io.holdfast.platform;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.arm.resource.Locations;
import io.holdfast.model.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resource providers of this deployment, all of which are registered at all times. */
final class ProviderEndpoints {

    private record Provider(ApiVersions versions, List<String> types) {}

    private static final Map<String, Provider> PROVIDERS = Map.of(
            "Microsoft.ApiManagement",
            new Provider(
                    ApiVersions.API_MANAGEMENT,
                    List.of(
                            "service",
                            "operations",
                            "checkNameAvailability",
                            "skus",
                            "deletedServices",
                            "gateways",
                            "locations")),
            "Microsoft.Resources",
            new Provider(ApiVersions.CORE, List.of("subscriptions", "resourceGroups", "tenants", "resources")),
            "Microsoft.Authorization",
            new Provider(ApiVersions.AUTHORIZATION, List.of("roleAssignments", "roleDefinitions")),
            "Microsoft.Insights",
            new Provider(ApiVersions.INSIGHTS, List.of("eventtypes")));

    private final Deployment deployment;

    ProviderEndpoints(Deployment deployment) {
        this.deployment = deployment;
    }

    void mount(Routes routes) {
        routes.at("/subscriptions/{subscription}/providers", ApiVersions.CORE, ErrorShape.GATEWAY)
                .signedIn()
                .on(
                        "GET",
                        call -> Answers.list(PROVIDERS.keySet().stream()
                                .sorted()
                                .map(namespace -> rendered(call, namespace))
                                .toList()));
        routes.at("/subscriptions/{subscription}/providers/{namespace}", ApiVersions.CORE, ErrorShape.GATEWAY)
                .signedIn()
                .on("GET", this::get);
        for (String action : List.of("register", "unregister")) {
            routes.at(
                            "/subscriptions/{subscription}/providers/{namespace}/" + action,
                            ApiVersions.CORE,
                            ErrorShape.GATEWAY)
                    .on("POST", this::get);
        }
    }

    private ArmResponse get(RoutedRequest call) {
        String namespace = call.name("namespace");
        return PROVIDERS.keySet().stream()
                .filter(namespace::equalsIgnoreCase)
                .findFirst()
                .map(known -> Answers.ok(rendered(call, known)))
                .orElseThrow(() -> Refusals.namespaceUnknown(namespace));
    }

    private ObjectNode rendered(RoutedRequest call, String namespace) {
        ObjectNode shown = Json.object();
        shown.put("id", "/subscriptions/" + call.name("subscription") + "/providers/" + namespace);
        shown.put("namespace", namespace);
        shown.put("registrationState", "Registered");
        shown.put("registrationPolicy", "RegistrationRequired");
        ArrayNode types = shown.putArray("resourceTypes");
        Provider provider = PROVIDERS.get(namespace);
        if (provider != null) {
            provider.types().forEach(type -> types.add(type(type, provider.versions())));
        }
        return shown;
    }

    private ObjectNode type(String name, ApiVersions versions) {
        ObjectNode shown = Json.object();
        shown.put("resourceType", name);
        shown.set("locations", Answers.texts(Locations.all(deployment.location())));
        // Tools take the first that is not a preview.
        shown.set("apiVersions", Answers.texts(versions.known().reversed()));
        shown.put(
                "capabilities",
                name.equals("service") ? "CrossResourceGroupResourceMove, SupportsTags, SupportsLocation" : "None");
        return shown;
    }
}
