package io.holdfast.platform.applications;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.Guids;
import io.holdfast.arm.OpenApiDocument;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.identity.Authorizer;
import io.holdfast.identity.authority.Application;
import io.holdfast.identity.authority.Credentials;
import io.holdfast.identity.role.RoleRefusedException;
import io.holdfast.identity.setup.ApplicationRegistry;
import io.holdfast.identity.setup.RegistryException;
import io.holdfast.platform.refusal.PlatformRefusals;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Registers applications, shows them, gives and takes back their secrets. Who changes them must also be allowed to give
 * roles at the root: with a secret of an application he has whatever roles it has.
 */
public final class ApplicationEndpoints {

    static final String PROVIDER = "/providers/Holdfast.Identity";
    private static final String ROLES = "Microsoft.Authorization/roleAssignments/";

    private final Optional<ApplicationRegistry> registry;
    private final Authorizer authorizer;
    private final Clock clock;
    private final ApplicationDocuments documents;

    /** @param registry empty where tokens come from elsewhere */
    public ApplicationEndpoints(
            Optional<ApplicationRegistry> registry, Authorizer authorizer, Clock clock, String tenantId) {
        this.registry = registry;
        this.authorizer = authorizer;
        this.clock = clock;
        this.documents = new ApplicationDocuments(tenantId);
    }

    public void mount(Routes routes) {
        routes.at(PROVIDER + "/openapi", ApiVersions.IDENTITY, ErrorShape.SERVICE)
                .signedIn()
                .on("GET", new OpenApiDocument(ApplicationEndpoints.class)::get);
        routes.at(PROVIDER + "/applications", ApiVersions.IDENTITY, ErrorShape.SERVICE)
                .on("GET", this::list);
        routes.at(PROVIDER + "/applications/{application}", ApiVersions.IDENTITY, ErrorShape.SERVICE)
                .on("GET", this::get)
                .on("PUT", this::put)
                .on("DELETE", this::delete);
        routes.at(PROVIDER + "/applications/{application}/addSecret", ApiVersions.IDENTITY, ErrorShape.SERVICE)
                .on("POST", this::addSecret);
        routes.at(PROVIDER + "/applications/{application}/secrets/{secret}", ApiVersions.IDENTITY, ErrorShape.SERVICE)
                .on("DELETE", this::deleteSecret);
    }

    private ArmResponse list(RoutedRequest call) {
        ApplicationRegistry known = registry();
        return Answers.list(known.list().stream()
                .map(application -> documents.application(application, known))
                .toList());
    }

    private ArmResponse get(RoutedRequest call) {
        ApplicationRegistry known = registry();
        return Answers.ok(documents.application(find(known, call), known));
    }

    private ArmResponse put(RoutedRequest call) {
        demandRoles(call, "write");
        ApplicationRegistry known = registry();
        String clientId = clientId(call);
        String name = ApplicationRequests.displayName(call.json());
        boolean made = changed(() -> known.put(clientId, name));
        return Answers.of(made ? 201 : 200, documents.application(find(known, call), known));
    }

    private ArmResponse delete(RoutedRequest call) {
        demandRoles(call, "delete");
        ApplicationRegistry known = registry();
        Optional<Application> application = known.find(clientId(call));
        if (application.isEmpty()) {
            return ArmResponse.empty(204);
        }
        changed(() -> {
            known.delete(application.get());
            return true;
        });
        return ArmResponse.empty(200);
    }

    private ArmResponse addSecret(RoutedRequest call) {
        demandRoles(call, "write");
        ApplicationRegistry known = registry();
        Application application = find(known, call);
        var asked = ApplicationRequests.secret(call.json(), clock.instant());
        Credentials made = changed(() -> known.addSecret(application, asked.displayName(), asked.expires()));
        ArmResponse answer = Answers.ok(documents.credentials(made));
        // As with a token: whoever keeps answers must not keep this one.
        return new ArmResponse(200, Map.of("Cache-Control", "no-store", "Pragma", "no-cache"), answer.body());
    }

    private ArmResponse deleteSecret(RoutedRequest call) {
        demandRoles(call, "write");
        ApplicationRegistry known = registry();
        Application application = find(known, call);
        return ArmResponse.empty(changed(() -> known.removeSecret(application, call.name("secret"))) ? 200 : 204);
    }

    private void demandRoles(RoutedRequest call, String verb) {
        if (!authorizer.allows(call.principal(), ROLES + verb, "/")) {
            throw Refusals.forbidden(call.principal(), ROLES + verb, "/");
        }
    }

    private ApplicationRegistry registry() {
        return registry.orElseThrow(PlatformRefusals::applicationsElsewhere);
    }

    private static Application find(ApplicationRegistry known, RoutedRequest call) {
        String clientId = clientId(call);
        return known.find(clientId).orElseThrow(() -> PlatformRefusals.applicationUnknown(clientId));
    }

    private static String clientId(RoutedRequest call) {
        String id = call.name("application");
        if (!Guids.is(id)) {
            throw PlatformRefusals.applicationId(id);
        }
        return id.toLowerCase(java.util.Locale.ROOT);
    }

    private static <T> T changed(Change<T> change) {
        try {
            return change.make();
        } catch (RegistryException e) {
            throw PlatformRefusals.application(e.code(), String.valueOf(e.getMessage()));
        } catch (RoleRefusedException e) {
            throw Refusals.ofRoles(e);
        } catch (IllegalArgumentException e) {
            throw ApplicationRequests.invalid("properties.displayName", String.valueOf(e.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Change<T> {
        T make() throws RegistryException;
    }
}
