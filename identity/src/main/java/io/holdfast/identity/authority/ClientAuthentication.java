package io.holdfast.identity.authority;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks client secrets. A secret that matched once is remembered as an HMAC under a key that lives only in this
 * process, so a program that asks for many tokens pays for one PBKDF2, and goes on while someone else guesses.
 */
final class ClientAuthentication {

    private static final int MAX_REMEMBERED = 10_000;
    private static final String UNKNOWN = "";

    private final Applications applications;
    private final AttemptLimiter limiter;
    private final SecretKeySpec processKey;
    /** By id of the secret. */
    private final Map<String, byte[]> verified = new ConcurrentHashMap<>();

    ClientAuthentication(Applications applications, Clock clock) {
        this.applications = applications;
        this.limiter = new AttemptLimiter(clock);
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.processKey = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The application whose secret this is, or empty. */
    Optional<Application> authenticate(String clientId, String secret) throws TooManyAttemptsException {
        var application = applications.find(clientId);
        var secrets = applications.secrets(clientId);
        byte[] fingerprint = fingerprint(secret);
        if (secrets.stream().anyMatch(candidate -> isRemembered(candidate, fingerprint))) {
            return application;
        }
        // All unknown clients share one allowance: the names are free, so each having its own would limit nothing.
        String client = application.map(Application::clientId).orElse(UNKNOWN);
        if (!limiter.tryAttempt(client)) {
            throw new TooManyAttemptsException();
        }
        if (application.isEmpty()) {
            SecretHash.pretend(secret);
            return Optional.empty();
        }
        var match =
                secrets.stream().filter(candidate -> candidate.matches(secret)).findFirst();
        match.ifPresent(found -> remember(found, fingerprint, client));
        return match.isPresent() ? application : Optional.empty();
    }

    private boolean isRemembered(SecretHash candidate, byte[] fingerprint) {
        byte[] known = verified.get(candidate.id());
        return known != null && MessageDigest.isEqual(known, fingerprint);
    }

    private void remember(SecretHash secret, byte[] fingerprint, String client) {
        if (verified.size() >= MAX_REMEMBERED) {
            verified.clear();
        }
        verified.put(secret.id(), fingerprint);
        limiter.succeeded(client);
    }

    private byte[] fingerprint(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(processKey);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is not available in this JDK", e);
        }
    }

    /** The client failed too often; it may try again in a second. */
    static final class TooManyAttemptsException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
