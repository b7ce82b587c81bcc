/** Backups and restores over REST: what Azure has, and the extension provider Holdfast.Recovery below a service. */
@org.jspecify.annotations.NullMarked
package io.holdfast.recoveryapi;
