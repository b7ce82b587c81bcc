/**
 * What the gateway serves: the configuration of all services, prepared for look-up. Knows nothing of sockets.
 *
 * <p>The store's thread writes, event loops read; what a request reads is immutable or a concurrent map.
 */
@org.jspecify.annotations.NullMarked
package io.holdfast.gateway.routes;
