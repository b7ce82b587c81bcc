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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request through the front door, in the order of Azure's: authentication, api-version, resource type and
 * its versions, subscription, resource group, authorization, existence; then the handler.
 */
final class RequestPipeline {

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
    /** The service that the path names. */
    private final @Nullable ServiceId serviceId;

    private @Nullable RequiredPermission permission;
    private ErrorShape shape = ErrorShape.GATEWAY;

    RequestPipeline(
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
        this.serviceId = found.map(to -> serviceId(to.match().names())).orElse(null);
    }

    boolean isKnown() {
        return found.isPresent();
    }

    /** Who is speaking at the moment, for the shape of what is refused. */
    ErrorShape shape() {
        return shape;
    }

    ArmResponse run() throws AuthenticationException {
        Principal caller = authenticate();
        String version = version();
        Routes.Found to = found.orElseThrow(this::unknown);
        Map<String, String> names = to.match().names();
        Optional<Service> service = serviceId == null ? Optional.empty() : scopes.service(serviceId);
        checkVersion(to, version, service);
        checkScope(to.match(), service);
        Handler handler = handler(to.route());
        if (to.route().access() == Route.Access.BY_ROLE) {
            authorize(caller, to);
        }
        checkService(to.route(), version, service);
        shape = to.route().shape();
        return handler.handle(new RoutedRequest(head, names, to.match().tail(), caller, service, body, activity));
    }

    private Principal authenticate() throws AuthenticationException {
        boolean anybody = found.isPresent() && found.get().route().access() == Route.Access.ANYBODY;
        if (anybody) {
            return NOBODY;
        }
        Principal caller = authenticator.authenticate(head.header("authorization"));
        activity.caller(caller);
        // By its own name, also where a role allows it under that of something else.
        found.ifPresent(to -> activity.requires(byPath(to)));
        found.ifPresent(to -> visit.admit(
                caller, serviceId == null ? null : serviceId.key(), to.route().isVital()));
        return caller;
    }

    /** What Azure derives from the path. */
    private RequiredPermission byPath(Routes.Found to) {
        if (permission == null) {
            permission = RequiredPermission.of(head.method(), to.match());
        }
        return permission;
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

    private static @Nullable ServiceId serviceId(Map<String, String> names) {
        String service = names.get("service");
        return service == null
                ? null
                : new ServiceId(names.getOrDefault("subscription", ""), names.getOrDefault("group", ""), service);
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
        String type = type(RequiredPermission.of("GET", to.match()).action());
        String location = service.map(scopes::locationOf).orElseGet(scopes::ownLocation);
        throw Refusals.versionUnknown(version, type, location, versions, scopes.locations());
    }

    /** {@code service/apis} of {@code Microsoft.ApiManagement/service/apis/read}. */
    private static String type(String readAction) {
        return readAction.substring(readAction.indexOf('/') + 1, readAction.lastIndexOf('/'));
    }

    private void checkScope(Template.Match match, Optional<Service> service) {
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
        // No group goes while a service lies in it, so where there is a service nobody needs to look for its group.
        if (group != null
                && service.isEmpty()
                && match.canonical().size() > GROUP_SEGMENTS
                && !scopes.groupExists(subscription, group)) {
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
        List<String> actions = to.route().actions();
        RequiredPermission usual = actions.isEmpty() ? byPath(to) : atService(actions.getFirst());
        if (!allows(caller, usual) && actions.stream().skip(1).noneMatch(action -> allows(caller, atService(action)))) {
            throw Refusals.forbidden(caller, usual.action(), usual.scope());
        }
    }

    private boolean allows(Principal caller, RequiredPermission permission) {
        return authorizer.allows(caller, permission.action(), permission.scope());
    }

    private RequiredPermission atService(String action) {
        return new RequiredPermission(
                action,
                Objects.requireNonNull(serviceId, "a route without a service").toString());
    }

    private void checkService(Route route, String version, Optional<Service> service) {
        if (serviceId == null) {
            return;
        }
        if (service.isPresent()) {
            String oldest = scopes.oldestVersion(service.get());
            if (!oldest.isEmpty() && ApiVersions.isBefore(version, oldest)) {
                throw Refusals.versionTooOld(oldest);
            }
        } else if (route.needsService(head.method())) {
            throw Refusals.serviceUnknown(serviceId);
        }
    }
}
