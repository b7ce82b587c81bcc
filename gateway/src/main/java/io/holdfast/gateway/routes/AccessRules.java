package io.holdfast.gateway.routes;

import org.jspecify.annotations.Nullable;

/** Decides about subscription keys. Group membership and the state of a product play no part. */
final class AccessRules {

    private static final Access KEYLESS = new Access.Granted(null, null);
    private static final Access MISSING = new Access.KeyMissing();
    private static final Access INVALID = new Access.KeyInvalid();

    private final Subscriptions subscriptions;
    private final Products products;
    private final Users users;

    AccessRules(Subscriptions subscriptions, Products products, Users users) {
        this.subscriptions = subscriptions;
        this.products = products;
        this.users = users;
    }

    Access decide(Api api, @Nullable String key) {
        return key == null || key.isEmpty() ? withoutKey(api) : withKey(api, key);
    }

    private Access withoutKey(Api api) {
        String open = openProduct(api);
        if (open != null) {
            return new Access.Granted(open, null);
        }
        return api.document().subscriptionRequired() ? MISSING : KEYLESS;
    }

    /** A key that does not fit is refused even where none is needed. */
    private Access withKey(Api api, String key) {
        Subscription subscription = subscriptions.find(key);
        if (subscription == null || !subscription.active() || users.isBlocked(subscription.owner())) {
            return INVALID;
        }
        return switch (subscription.scope()) {
            case Subscription.Scope.Everything everything -> new Access.Granted(null, subscription);
            case Subscription.Scope.OfAllApis all -> granted(all.opens(api.name()), subscription);
            case Subscription.Scope.OfApi(String name) -> granted(name.equals(api.name()), subscription);
            case Subscription.Scope.OfProduct(String product) -> withProductKey(api, product, subscription);
            case Subscription.Scope.Nothing nothing -> INVALID;
        };
    }

    private static Access granted(boolean opens, Subscription subscription) {
        return opens ? new Access.Granted(null, subscription) : INVALID;
    }

    /** Where the API is in an open product, the key of another product counts as none. */
    private Access withProductKey(Api api, String product, Subscription subscription) {
        if (api.products().contains(product) && products.exists(product)) {
            return new Access.Granted(product, subscription);
        }
        String open = openProduct(api);
        return open == null ? INVALID : new Access.Granted(open, null);
    }

    private @Nullable String openProduct(Api api) {
        for (String product : api.products()) {
            if (products.isOpen(product)) {
                return product;
            }
        }
        return null;
    }
}
