/** What is special about policies, their fragments and restrictions. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.policies;
