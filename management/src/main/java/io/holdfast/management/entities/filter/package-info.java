/** The OData subset of {@code $filter}. */
@org.jspecify.annotations.NullMarked
package io.holdfast.management.entities.filter;
