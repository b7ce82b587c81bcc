package io.holdfast.gateway.routes;

import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.model.reference.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a subscription when its key is used.
 *
 * @param owner the name of the user who owns it, or null
 */
record Subscription(
        boolean active,
        Scope scope,
        @Nullable String owner,
        @Nullable String primaryKey,
        @Nullable String secondaryKey) {

    /** What a key opens. */
    sealed interface Scope {

        record Everything() implements Scope {}

        /** @param workspace whose APIs it opens; empty for those of the service itself */
        record OfAllApis(String workspace) implements Scope {
            boolean opens(String api) {
                int length = workspace.length();
                return length == 0
                        ? api.indexOf('/') < 0
                        : api.length() > length && api.charAt(length) == '/' && api.startsWith(workspace);
            }
        }

        record OfApi(String api) implements Scope {}

        record OfProduct(String product) implements Scope {}

        /** A scope that this gateway does not know opens nothing. */
        record Nothing() implements Scope {}

        static Scope parse(@Nullable String reference) {
            if (reference == null || reference.isBlank()) {
                return new Nothing();
            }
            var named = ResourceReference.of(reference);
            Space space = named.space();
            String here = named.below();
            if (here.equals("/") && space.isService()) {
                return new Everything();
            }
            if (here.equals("/apis")) {
                return new OfAllApis(space.workspace());
            }
            if (here.startsWith("/apis/")) {
                return new OfApi(
                        space.name(ApiName.of(here.substring("/apis/".length())).api()));
            }
            return here.startsWith("/products/")
                    ? new OfProduct(space.name(here.substring("/products/".length())))
                    : new Nothing();
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Subscription[active=" + active + ", scope=" + scope + "]";
    }
}
