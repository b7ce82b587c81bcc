package io.holdfast.gateway.routes;

import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.model.reference.ResourceReference;
import io.holdfast.policy.usage.Subscriber;
import io.holdfast.policy.view.SubscriptionView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a subscription when its key is used, and what policies ask of it.
 *
 * @param id its name
 * @param displayName its display name; the same text as the id where there is none
 * @param owner the name of the user who owns it, or null
 * @param created in milliseconds of the epoch, as the others; the least number for none
 */
public record Subscription(
        String id,
        String displayName,
        boolean active,
        Scope scope,
        @Nullable String owner,
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        long created,
        long start,
        long end) {

    private static final long NEVER = Long.MIN_VALUE;

    static long millis(@Nullable Instant moment) {
        return moment == null ? NEVER : moment.toEpochMilli();
    }

    private static @Nullable Instant moment(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }

    /** @param key the one that was used */
    public SubscriptionView view(String key) {
        return new SubscriptionView(
                id, displayName, key, primaryKey, secondaryKey, moment(created), moment(start), moment(end));
    }

    /** Whose calls are counted. Where nobody says when it began, it always was. */
    public Subscriber subscriber() {
        String workspace = scope.space().workspace();
        long from = start == NEVER ? created : start;
        return new Subscriber(
                workspace.isEmpty() ? id : workspace + "/" + id,
                owner,
                from == NEVER ? Instant.EPOCH : Instant.ofEpochMilli(from));
    }

    /** What a key opens. */
    public sealed interface Scope {

        /** Where what it opens lies, and so the subscription. */
        default Space space() {
            return switch (this) {
                case OfAllApis(String workspace) -> Space.ofName(workspace.isEmpty() ? "" : workspace + "/");
                case OfApi(String api) -> Space.ofName(api);
                case OfProduct(String product) -> Space.ofName(product);
                case Everything everything -> Space.SERVICE;
                case Nothing nothing -> Space.SERVICE;
            };
        }

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
