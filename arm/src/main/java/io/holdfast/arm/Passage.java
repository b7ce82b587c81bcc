package io.holdfast.arm;

import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.Authenticator;
import io.holdfast.identity.Authorizer;
import io.holdfast.identity.Principal;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request through the front door, in the order of Azure's: authentication, api-version, resource type and
 * its versions, subscription, resource group, authorization, existence; then the handler.
 */
final class Passage {

    /** Of the path of a resource group itself, which may be about to be made. */
    private static final int GROUP_SEGMENTS = 4;

    private static final Principal NOBODY = new Principal("", null, "", "", List.of());

    private final Scopes scopes;
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final Head head;
    private final Body body;
    private final Visit visit;
    private final Activity activity;
    private final Optional<Routes.Found> found;
    private Level level = Level.GATEWAY;

    Passage(
            Routes routes,
            Scopes scopes,
            Authenticator authenticator,
            Authorizer authorizer,
            Head head,
            Body body,
            Visit visit,
            Activity activity) {
        this.scopes = scopes;
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.head = head;
        this.body = body;
        this.visit = visit;
        this.activity = activity;
        this.found = routes.find(head.segments());
    }

    boolean isKnown() {
        return found.isPresent();
    }

    /** Who is speaking at the moment, for the shape of what is refused. */
    Level level() {
        return level;
    }

    ArmResponse pass() throws AuthenticationException {
        Principal caller = authenticate();
        String version = version();
        Routes.Found to = found.orElseThrow(this::unknown);
        Map<String, String> names = to.match().names();
        Optional<Service> service = service(names);
        checkVersion(to, version, service);
        checkScope(to.match());
        Handler handler = handler(to.route());
        if (to.route().access() == Route.Access.BY_ROLE) {
            authorize(caller, to);
        }
        checkService(to.route(), names, version, service);
        level = to.route().level();
        return handler.handle(new Call(head, names, to.match().tail(), caller, service, body, activity));
    }

    private Principal authenticate() throws AuthenticationException {
        boolean anybody = found.isPresent() && found.get().route().access() == Route.Access.ANYBODY;
        if (anybody) {
            return NOBODY;
        }
        Principal caller = authenticator.authenticate(head.header("authorization"));
        activity.caller(caller);
        // By its own name, also where a role allows it under that of something else.
        found.ifPresent(to -> activity.demand(Demand.of(head.method(), to.match())));
        found.ifPresent(to ->
                visit.admit(caller, serviceName(to.match().names()), to.route().isVital()));
        return caller;
    }

    private static @Nullable String serviceName(Map<String, String> names) {
        return names.containsKey("service") ? serviceId(names).toString() : null;
    }

    private String version() {
        if (found.isPresent() && !found.get().route().needsVersion()) {
            return "";
        }
        String version = head.query("api-version");
        if (version == null || version.isBlank()) {
            throw Refusals.versionMissing();
        }
        return version.strip().toLowerCase(Locale.ROOT);
    }

    private ArmException unknown() {
        String namespace = head.after("providers");
        if (namespace == null) {
            return Refusals.pathUnknown("/" + String.join("/", head.segments()));
        }
        ApiVersions provider = ApiVersions.API_MANAGEMENT;
        return namespace.equalsIgnoreCase(provider.namespace())
                ? Refusals.typeUnknown(head.query().getOrDefault("api-version", ""), provider)
                : Refusals.namespaceUnknown(namespace);
    }

    private Optional<Service> service(Map<String, String> names) {
        if (!names.containsKey("service")) {
            return Optional.empty();
        }
        return scopes.service(serviceId(names));
    }

    private static ServiceId serviceId(Map<String, String> names) {
        return new ServiceId(
                names.getOrDefault("subscription", ""),
                names.getOrDefault("group", ""),
                names.getOrDefault("service", ""));
    }

    private void checkVersion(Routes.Found to, String version, Optional<Service> service) {
        ApiVersions versions = to.route().versions();
        if (versions.knows(version) || !to.route().needsVersion()) {
            return;
        }
        if (versions.namespace().isEmpty() || !ApiVersions.wellFormed(version)) {
            throw Refusals.versionInvalid(version, versions);
        }
        boolean creating = head.method().equals("PUT") && to.match().names().containsKey("service");
        if (service.isEmpty() && !creating) {
            throw Refusals.typeUnknown(version, versions);
        }
        String type = type(Demand.of("GET", to.match()).action());
        String location = service.map(scopes::locationOf).orElseGet(scopes::ownLocation);
        throw Refusals.versionUnknown(version, type, location, versions, scopes.locations());
    }

    /** {@code service/apis} of {@code Microsoft.ApiManagement/service/apis/read}. */
    private static String type(String readAction) {
        return readAction.substring(readAction.indexOf('/') + 1, readAction.lastIndexOf('/'));
    }

    private void checkScope(Template.Match match) {
        Map<String, String> names = match.names();
        String subscription = names.get("subscription");
        if (subscription == null) {
            return;
        }
        if (!Guids.is(subscription)) {
            throw Refusals.subscriptionInvalid(subscription);
        }
        if (!scopes.subscriptionExists(subscription)) {
            throw Refusals.subscriptionUnknown(subscription);
        }
        String group = names.get("group");
        if (group != null && match.canonical().size() > GROUP_SEGMENTS && !scopes.groupExists(subscription, group)) {
            throw Refusals.groupUnknown(group);
        }
    }

    private Handler handler(Route route) {
        Handler handler = route.handler(head.method());
        if (handler == null) {
            throw Refusals.methodNotAllowed(head.method(), route.allowed());
        }
        return handler;
    }

    private void authorize(Principal caller, Routes.Found to) {
        List<Demand> demands = to.route().actions().stream()
                .map(action -> new Demand(action, serviceId(to.match().names()).toString()))
                .toList();
        if (demands.isEmpty()) {
            demands = List.of(Demand.of(head.method(), to.match()));
        }
        if (demands.stream().noneMatch(demand -> authorizer.allows(caller, demand.action(), demand.scope()))) {
            Demand usual = demands.getFirst();
            throw Refusals.forbidden(caller, usual.action(), usual.scope());
        }
    }

    private void checkService(Route route, Map<String, String> names, String version, Optional<Service> service) {
        if (!names.containsKey("service")) {
            return;
        }
        if (service.isPresent()) {
            String oldest = scopes.oldestVersion(service.get());
            if (!oldest.isEmpty() && ApiVersions.isBefore(version, oldest)) {
                throw Refusals.versionTooOld(oldest);
            }
        } else if (route.needsService(head.method())) {
            throw Refusals.serviceUnknown(serviceId(names));
        }
    }
}
