package io.holdfast.recovery.schedule;

import java.net.URI;

/**
 * A storage account that backup policies of a service name.
 *
 * @param endpoint where it lies: a URL, or {@code file:} of a directory
 * @param check enters the account as each of these policies would, and throws {@link io.holdfast.vault.StorageException} when
 *     it cannot. A container that is not there yet is none of its concern: the first backup makes it
 */
public record StorageUse(String account, URI endpoint, Runnable check) {}
