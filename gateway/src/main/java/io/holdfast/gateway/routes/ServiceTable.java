package io.holdfast.gateway.routes;

import io.holdfast.model.ServiceId;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.view.ProductView;
import io.holdfast.policy.view.UserView;
import io.holdfast.store.Change;
import io.holdfast.store.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one service. A restore makes a whole new table; a change is worked into the one there is. A request asks it for one
 * match, which holds all that is needed afterwards, so a change never shows a request half of itself.
 */
public final class ServiceTable {

    private final ServiceId id;
    private final boolean readable;
    private final PathIndex paths = new PathIndex();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Groups groups = new Groups();
    private final Products products = new Products(groups);
    private final Users users = new Users();
    private final AccessRules access = new AccessRules(subscriptions, products, users);
    private final Authorizations authorizations = new Authorizations();
    private final Pipelines pipelines;
    private final List<Section> sections;
    private final Map<String, Section> byType = new HashMap<>();
    private final Definitions definitions;
    private final CallCount calls = new CallCount();
    private volatile ServiceTls tls = ServiceTls.NONE;
    private volatile Object state = new Object();

    /** @param snapshots opens a snapshot of the service's configuration */
    ServiceTable(ServiceId id, PolicyCompiler compiler, Workshop workshop, Supplier<Snapshot> snapshots) {
        this(id, compiler, workshop, snapshots, true);
    }

    private ServiceTable(
            ServiceId id, PolicyCompiler compiler, Workshop workshop, Supplier<Snapshot> snapshots, boolean readable) {
        this.id = id;
        this.definitions = new Definitions(snapshots);
        this.readable = readable;
        this.pipelines = new Pipelines(compiler, workshop);
        this.sections = List.of(
                subscriptions,
                groups,
                products,
                users,
                pipelines.namedValues,
                pipelines.certificates,
                authorizations,
                pipelines.loggers,
                pipelines.backends,
                pipelines.fragments,
                pipelines.policies,
                pipelines,
                new Apis(paths, pipelines.namedValues, pipelines::written));
        sections.forEach(section -> section.types().forEach(type -> byType.put(type, section)));
        sections.forEach(section -> section.watched().forEach(type -> byType.put(type, section)));
    }

    /** That of a service whose configuration cannot be read: it has no routes, and changes make none. */
    static ServiceTable unreadable(ServiceId id, PolicyCompiler compiler, Workshop workshop) {
        return new ServiceTable(id, compiler, workshop, () -> Snapshot.ofNothing(0), false);
    }

    /** Whether it can tell what is there and what is not. */
    public boolean isReadable() {
        return readable;
    }

    /** The service's name. */
    public String name() {
        return id.name();
    }

    public ServiceId id() {
        return id;
    }

    ServiceTls tls() {
        return tls;
    }

    void tls(ServiceTls other) {
        tls = other;
        state = new Object();
    }

    /** How the tokens of a stored authorization are got. @throws IllegalArgumentException with a sentence that says why they are not */
    public StoredGrant authorization(String provider, String id) {
        return authorizations.find(provider, id);
    }

    /** The principal id of the service's own managed identity, in lower case; something that nobody has if it has none. */
    public String principal() {
        return tls.principal().isEmpty() ? "-" : tls.principal();
    }

    /** Another object as soon as the service itself has changed: what was found out about its identity is old then. */
    public Object state() {
        return state;
    }

    public Trust trust() {
        return tls.trust();
    }

    /** A place that the service reaches for, with what the service trusts. */
    public Authority trusting(Authority place) {
        Trust trust = tls.trust();
        return trust.isPublic() ? place : place.with(trust);
    }

    Definitions definitions() {
        return definitions;
    }

    CallCount calls() {
        return calls;
    }

    void load(Snapshot snapshot) {
        for (Section section : sections) {
            section.types().forEach(type -> snapshot.scan(type, null, section::put));
        }
        sections.forEach(Section::settle);
    }

    void apply(List<Change> changes) {
        if (!readable) {
            return;
        }
        for (Change change : changes) {
            Section section = byType.get(change.key().type());
            if (section != null) {
                switch (change) {
                    case Change.Put put -> section.put(put.resource());
                    case Change.Deleted deleted -> section.deleted(deleted.key());
                }
            }
        }
        sections.forEach(Section::settle);
    }

    /** The operation that a request is for, or null: no such API, version, revision or operation, or not over this scheme. */
    public @Nullable Match match(RouteRequest request) {
        PathIndex.Found found = paths.find(request.path());
        if (found == null) {
            return null;
        }
        VersionChoice choice = VersionChoice.of(found, request);
        if (choice == null) {
            return null;
        }
        Api api = choice.api();
        Api.Revision revision =
                choice.revision() == null ? api.current() : api.revisions().get(choice.revision());
        if (revision == null) {
            return null;
        }
        String query = api.document().soap() ? SoapAction.query(request) : request.query();
        Operation operation = revision.operations().find(request.method(), request.path(), choice.used(), query);
        return operation == null
                ? null
                : new Match(this, api, revision, operation, request.path(), choice.used(), query);
    }

    /** The type of the APIs at a place where nothing matches, if the gateway speaks the protocol of none of them; else null. */
    public @Nullable String foreignType(RouteRequest request) {
        PathIndex.Found found = paths.find(request.path());
        return found != null
                        && found.apis().stream().allMatch(api -> api.document().foreign())
                ? found.apis().getFirst().document().type()
                : null;
    }

    /** The service's own policy, for what happens before an API is known; compiled if it must be, so not for event loops. */
    public Pipeline globalPipeline() {
        return pipelines.of(null, null);
    }

    /** The same if it is compiled, else null. */
    public @Nullable Pipeline readyGlobalPipeline() {
        return pipelines.ready(null, null);
    }

    /** Another table has taken its place. */
    void stop() {
        pipelines.stop();
    }

    @Nullable
    Pipeline readyPipeline(Match match, @Nullable String product) {
        return pipelines.ready(match, product);
    }

    SortedMap<String, String> backendProblems() {
        return pipelines.backends.problems();
    }

    Access authorize(Api api, @Nullable String key) {
        return access.decide(api, key);
    }

    @Nullable
    ProductView product(String product) {
        return products.view(product, new LazyTexts(() -> paths.apisOf(product)));
    }

    @Nullable
    UserView user(String user) {
        return users.view(user, groups.ofUser(user));
    }

    Pipeline pipeline(Match match, @Nullable String product) {
        return pipelines.of(match, product);
    }
}
