/** JSON documents, read and written in one way. */
@org.jspecify.annotations.NullMarked
package io.holdfast.model.json;
