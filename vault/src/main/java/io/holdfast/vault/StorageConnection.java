package io.holdfast.vault;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How requests reach a storage service.
 *
 * @param tries how often a request is sent at most; 1 gives up at once
 * @param timeout how long one try may take
 * @param trust the certificates to trust; empty for those that this machine trusts
 */
public record StorageConnection(int tries, Duration timeout, Optional<SSLContext> trust) {

    public static final StorageConnection DEFAULT = new StorageConnection(4, Duration.ofMinutes(2), Optional.empty());
}
