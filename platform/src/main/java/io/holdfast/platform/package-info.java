/** What surrounds a service in ARM: subscriptions, resource groups, providers, cloud metadata. */
@org.jspecify.annotations.NullMarked
package io.holdfast.platform;
