/** A real blob server for tests. Shared with the rooms above as this module's test jar. */
@org.jspecify.annotations.NullMarked
package io.holdfast.vault.testing;
