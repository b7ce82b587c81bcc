/** What is special about self-hosted gateways and backends. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.gateways;
