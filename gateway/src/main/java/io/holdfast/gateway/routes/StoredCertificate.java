package io.holdfast.gateway.routes;

import io.holdfast.model.certificate.KeyedCertificate;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A certificate with its key as it is stored. Opened once, when it is first wanted: that is work, and most are wanted never. */
final class StoredCertificate {

    /** Of one thread, so that a hundred certificates after a restore do not take the processors from the calls. */
    private static final Executor OPENING = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("certificates-", 0).factory());

    private final String thumbprint;
    private final String data;
    private final String password;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<KeyedCertificate> opened = new CompletableFuture<>();

    /** @param data base64 of a PFX */
    StoredCertificate(String thumbprint, String data, String password) {
        this.thumbprint = thumbprint;
        this.data = data;
        this.password = password;
    }

    String thumbprint() {
        return thumbprint;
    }

    /** Completes on any thread, or fails with an {@link IllegalArgumentException} that completes "The certificate …". */
    CompletableFuture<KeyedCertificate> open() {
        if (begun.compareAndSet(false, true)) {
            OPENING.execute(this::read);
        }
        return opened;
    }

    /** What is there without waiting; null if it is not opened yet or cannot be, which begins it. */
    @Nullable
    KeyedCertificate ready() {
        CompletableFuture<KeyedCertificate> future = open();
        return future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
    }

    private void read() {
        try {
            KeyedCertificate read = data.isEmpty() ? null : decoded();
            if (read == null) {
                opened.completeExceptionally(new IllegalArgumentException("is stored without its private key"));
            } else {
                opened.complete(read);
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // What a library says of it might quote it.
            opened.completeExceptionally(new IllegalArgumentException("cannot be opened with what is stored of it"));
        }
    }

    private @Nullable KeyedCertificate decoded() throws GeneralSecurityException {
        return KeyedCertificate.read(Base64.getMimeDecoder().decode(data), password);
    }
}
