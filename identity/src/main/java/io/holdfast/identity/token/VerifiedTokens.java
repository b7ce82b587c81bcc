package io.holdfast.identity.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens that one verifier found good, so that each is verified once: the signature takes most of the time of a small
 * request. Only a digest of the whole token is kept, never a token. Whoever finds one here still has to look at the time and
 * at its key. Bounded in number and bytes; nobody can push out others' with many tokens of his own. Thread-safe.
 */
final class VerifiedTokens {

    private static final int MAX_TOKENS = 4_096;
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** Of one principal. */
    private static final int MAX_OWN_TOKENS = 64;

    private static final long MAX_OWN_BYTES = MAX_BYTES / 16;
    /** Beside what the token says: digests, times, tables. */
    private static final int OVERHEAD_BYTES = 512;
    /** Texts that the token holds in base64 take up to two bytes a character. */
    private static final int BYTES_PER_CHARACTER = 2;

    /** Read without the lock. */
    private final Map<String, Kept> known = new ConcurrentHashMap<>();
    /** The oldest first. */
    private final LinkedHashMap<String, Kept> inOrder = new LinkedHashMap<>();

    private final Map<String, Share> shares = new HashMap<>();
    private long bytes;

    Optional<VerifiedToken> find(String digest) {
        Kept kept = known.get(digest);
        return kept == null ? Optional.empty() : Optional.of(kept.token);
    }

    synchronized void keep(String digest, int characters, VerifiedToken token) {
        remove(digest);
        var kept = new Kept(token, (long) characters * BYTES_PER_CHARACTER + OVERHEAD_BYTES);
        inOrder.put(digest, kept);
        known.put(digest, kept);
        bytes += kept.bytes;
        Share share = shares.computeIfAbsent(kept.principal(), id -> new Share());
        share.digests.addLast(digest);
        share.bytes += kept.bytes;
        while (share.digests.size() > MAX_OWN_TOKENS || share.bytes > MAX_OWN_BYTES) {
            remove(share.digests.getFirst());
        }
        while (inOrder.size() > MAX_TOKENS || bytes > MAX_BYTES) {
            remove(inOrder.firstEntry().getKey());
        }
    }

    synchronized void remove(String digest) {
        Kept gone = inOrder.remove(digest);
        if (gone == null) {
            return;
        }
        known.remove(digest);
        bytes -= gone.bytes;
        Share share = shares.get(gone.principal());
        if (share != null) {
            share.digests.remove(digest);
            share.bytes -= gone.bytes;
            if (share.digests.isEmpty()) {
                shares.remove(gone.principal());
            }
        }
    }

    synchronized int size() {
        return inOrder.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Of all of it, signature and all: what differs in one character is another token. */
    static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available in this JDK", e);
        }
    }

    /** What one principal has here, the oldest first. */
    private static final class Share {
        private final Deque<String> digests = new ArrayDeque<>();
        private long bytes;
    }

    private record Kept(VerifiedToken token, long bytes) {

        String principal() {
            return token.principal().objectId();
        }
    }
}
