/** What is special about users, groups and who is told of what. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.people;
