/** The OData subset of {@code $filter}. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.filter;
