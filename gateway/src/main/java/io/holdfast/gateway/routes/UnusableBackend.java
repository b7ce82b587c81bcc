package io.holdfast.gateway.routes;

import io.holdfast.policy.Backend;

/** A backend that cannot be used as it is stored: whatever names it fails closed and says why. */
record UnusableBackend(String url, String problem) implements Backend {}
