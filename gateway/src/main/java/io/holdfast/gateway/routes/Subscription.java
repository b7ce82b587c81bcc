package io.holdfast.gateway.routes;

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

        record OfApi(String api) implements Scope {}

        record OfProduct(String product) implements Scope {}

        /** A scope that this gateway does not know opens nothing. */
        record Nothing() implements Scope {}

        static Scope parse(@Nullable String reference) {
            if (reference == null || reference.isEmpty()) {
                return new Nothing();
            }
            String relative = References.relative(reference);
            if (relative.equals("/") || relative.equals("/apis") || relative.equals("/apis/")) {
                return new Everything();
            }
            if (relative.startsWith("/apis/")) {
                return new OfApi(References.withoutRevision(relative.substring("/apis/".length())));
            }
            return relative.startsWith("/products/")
                    ? new OfProduct(relative.substring("/products/".length()))
                    : new Nothing();
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Subscription[active=" + active + ", scope=" + scope + "]";
    }
}
