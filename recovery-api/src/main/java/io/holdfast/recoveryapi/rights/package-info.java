/** What a role may read or change by way of backup and restore. */
@org.jspecify.annotations.NullMarked
package io.holdfast.recoveryapi.rights;
