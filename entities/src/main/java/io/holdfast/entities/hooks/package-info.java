/** What single resource types need beyond their description; each class is found by its name in the descriptor. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks;
