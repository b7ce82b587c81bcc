/** What is special about named values, certificates and other secrets. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.secrets;
