package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.policy.PolicyScope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * APIs with all that lies below them. A change is noted, and when its transaction is complete each API that it touched is built
 * anew, once, and put in the place of the old one; no other API is looked at.
 */
final class Apis implements Section {

    /** What to do with a resource of a type; null means that it is gone. */
    @FunctionalInterface
    private interface Part {
        void take(ResourceKey key, @Nullable Resource resource);
    }

    private static final Set<String> SCHEMAS = Space.everywhere("apis/schemas");

    private final PathIndex paths;
    private final BiConsumer<PolicySource, PolicySource.Use> written;
    private final NamedValues values;
    private final Shared shared = new Shared();
    private int seen;
    private final Map<String, ApiFamily> families = new HashMap<>();
    private final Map<String, VersionScheme> versionSets = new HashMap<>();
    private final Set<ApiFamily> touched = new LinkedHashSet<>();
    private final Map<String, Part> parts = Map.of(
            "apis", this::api,
            "apis/operations", this::operation,
            "apis/policies", this::apiPolicy,
            "apis/operations/policies", this::operationPolicy,
            "apiVersionSets", this::versionSet,
            "products/apis", this::productLink);

    /** @param written is told of each policy document, and what for */
    Apis(PathIndex paths, NamedValues values, BiConsumer<PolicySource, PolicySource.Use> written) {
        this.written = written;
        this.paths = paths;
        this.values = values;
    }

    @Override
    public Set<String> types() {
        var types = new HashSet<String>();
        parts.keySet().forEach(plain -> types.addAll(Space.everywhere(plain)));
        return types;
    }

    /** Policies that validate with a schema ask anew when one changes. */
    @Override
    public Set<String> watched() {
        return SCHEMAS;
    }

    @Override
    public void put(Resource resource) {
        part(resource.key()).take(resource.key(), resource);
    }

    @Override
    public void deleted(ResourceKey key) {
        part(key).take(key, null);
    }

    private Part part(ResourceKey key) {
        if (SCHEMAS.contains(key.type())) {
            return this::schema;
        }
        Part part = parts.get(Space.plain(key.type()));
        if (part == null) {
            throw new IllegalArgumentException("no part of an API: " + key.type());
        }
        return part;
    }

    @Override
    public void settle() {
        if (seen != values.version()) {
            seen = values.version();
            families.values().stream().filter(ApiFamily::usesNamedValues).forEach(touched::add);
        }
        for (ApiFamily family : touched) {
            Api previous = family.published;
            family.published = family.freeze(versionSets, values);
            paths.replace(previous, family.published);
            if (family.published == null && family.isEmpty()) {
                families.remove(family.name);
            }
        }
        touched.clear();
        shared.forget();
    }

    private ApiFamily touch(String api) {
        String name = ApiName.of(api).api();
        ApiFamily family = families.computeIfAbsent(name, ApiFamily::new);
        touched.add(family);
        return family;
    }

    private void api(ResourceKey key, @Nullable Resource resource) {
        touch(key.names()).draft(key.names()).document(resource);
    }

    private void operation(ResourceKey key, @Nullable Resource resource) {
        ApiDraft draft = touch(key.parent()).draft(key.parent());
        if (resource == null) {
            draft.removeOperation(key.name());
        } else {
            draft.operation(Operation.read(resource, shared));
        }
    }

    private void schema(ResourceKey key, @Nullable Resource resource) {
        if (families.containsKey(ApiName.of(key.parent()).api())) {
            touch(key.parent());
        }
    }

    private void apiPolicy(ResourceKey key, @Nullable Resource resource) {
        touch(key.parent()).draft(key.parent()).policy = policy(resource, PolicyScope.API);
    }

    private void operationPolicy(ResourceKey key, @Nullable Resource resource) {
        int slash = key.parent().lastIndexOf('/');
        String api = key.parent().substring(0, slash);
        touch(api)
                .draft(api)
                .operationPolicy(key.parent().substring(slash + 1), policy(resource, PolicyScope.OPERATION));
    }

    private @Nullable PolicySource policy(@Nullable Resource resource, PolicyScope scope) {
        if (resource == null) {
            return null;
        }
        PolicySource source = shared.of(PolicySource.of(resource.document()));
        written.accept(source, new PolicySource.Use(scope, Space.of(resource.key())));
        return source;
    }

    private void versionSet(ResourceKey key, @Nullable Resource resource) {
        if (resource == null) {
            versionSets.remove(key.names());
        } else {
            versionSets.put(key.names(), VersionScheme.read(resource.document()));
        }
        families.values().stream().filter(family -> family.uses(key.names())).forEach(touched::add);
    }

    private void productLink(ResourceKey key, @Nullable Resource resource) {
        Set<String> products = touch(Space.of(key).name(key.name())).products;
        if (resource == null) {
            products.remove(key.parent());
        } else {
            products.add(key.parent());
        }
    }
}
