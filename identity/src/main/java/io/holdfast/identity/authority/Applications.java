package io.holdfast.identity.authority;

import io.holdfast.identity.support.Refreshed;
import io.holdfast.store.Records;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The applications that the embedded authority knows. An application may hold several secrets, so that one can be
 * replaced without an outage. What another node writes is seen within two seconds. Thread-safe.
 */
public final class Applications {

    private static final String KIND = "applications";
    private static final String SECRETS = "application-secrets";
    private static final Duration MAX_AGE = Duration.ofSeconds(2);
    private static final int SECRET_BYTES = 32;
    private static final int MAX_NAME_CHARACTERS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Records records;
    private final Clock clock;
    private final Refreshed<Registry> registry;

    public Applications(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
        this.registry = new Refreshed<>(this::read, MAX_AGE, clock);
    }

    /**
     * Registers a new application with one secret.
     *
     * @throws IllegalArgumentException if {@code displayName} is blank or longer than 256 characters
     */
    public Credentials register(String displayName) {
        return register(UUID.randomUUID().toString(), displayName, "registration");
    }

    /** Registers an application under a given id; if it exists already, it only gets a further secret. */
    Credentials register(String clientId, String displayName, String label) {
        if (displayName.isBlank() || displayName.length() > MAX_NAME_CHARACTERS) {
            throw new IllegalArgumentException(
                    "displayName must have 1 to " + MAX_NAME_CHARACTERS + " characters: give the application a name");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var application = new Application(clientId, UUID.randomUUID().toString(), displayName, now);
        records.putIfAbsent(KIND, clientId, application.toRecord());
        registry.invalidate();
        return addSecret(clientId, label).orElseThrow();
    }

    /** Gives an application a further secret; empty if it is not registered. */
    public Optional<Credentials> addSecret(String clientId, String label) {
        return find(clientId).map(application -> {
            String secret = newSecret();
            String id = UUID.randomUUID().toString();
            var hash = SecretHash.of(id, application.clientId(), label, secret);
            records.put(SECRETS, recordId(hash), hash.toRecord());
            registry.invalidate();
            return new Credentials(application, secret);
        });
    }

    /** Takes back the secrets of an application that were made under {@code label}. Returns how many there were. */
    public int removeSecrets(String clientId, String label) {
        var removed = secrets(clientId).stream()
                .filter(secret -> secret.label().equals(label))
                .toList();
        remove(removed);
        return removed.size();
    }

    /** All applications, ordered by client id. */
    public List<Application> list() {
        return registry.get().applications().values().stream()
                .sorted(java.util.Comparator.comparing(Application::clientId))
                .toList();
    }

    public Optional<Application> find(String clientId) {
        return Optional.ofNullable(registry.get().applications().get(key(clientId)));
    }

    /** Its tokens stay valid until they expire, within the hour; its role assignments stay. */
    public boolean delete(String clientId) {
        boolean existed = records.delete(KIND, clientId);
        registry.invalidate();
        remove(secrets(clientId));
        return existed;
    }

    List<SecretHash> secrets(String clientId) {
        return registry.get().secrets().getOrDefault(key(clientId), List.of());
    }

    private void remove(Collection<SecretHash> secrets) {
        secrets.forEach(secret -> records.delete(SECRETS, recordId(secret)));
        registry.invalidate();
    }

    private Registry read() {
        Map<String, Application> applications = new HashMap<>();
        records.all(KIND).values().stream()
                .map(Application::fromRecord)
                .forEach(application -> applications.put(key(application.clientId()), application));
        Map<String, List<SecretHash>> secrets = new HashMap<>();
        records.all(SECRETS).values().stream()
                .map(SecretHash::fromRecord)
                .forEach(secret -> secrets.merge(key(secret.clientId()), List.of(secret), Applications::concatenated));
        return new Registry(Map.copyOf(applications), Map.copyOf(secrets));
    }

    private static <T> List<T> concatenated(List<T> first, List<T> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The prefix lets secret scanners find one that leaked, and keeps it from beginning with a dash on command lines. */
    private static String newSecret() {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        return "hfs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String recordId(SecretHash secret) {
        return key(secret.clientId()) + "/" + secret.id();
    }

    private static String key(String clientId) {
        return clientId.toLowerCase(Locale.ROOT);
    }

    private record Registry(Map<String, Application> applications, Map<String, List<SecretHash>> secrets) {}
}
