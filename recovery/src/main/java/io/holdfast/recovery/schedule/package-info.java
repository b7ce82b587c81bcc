/** Backup policies: when a service is backed up without anybody asking, and which of those backups are kept. */
@org.jspecify.annotations.NullMarked
package io.holdfast.recovery.schedule;
