/** What the acceptance tests share: real processes, plain HTTP, a service filled with one of everything. */
@org.jspecify.annotations.NullMarked
package io.holdfast.acceptance.support;
