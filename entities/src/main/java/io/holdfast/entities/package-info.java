/** The child resources of a service, driven by the catalog: one generic handler, and a few hooks for what is special. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities;
