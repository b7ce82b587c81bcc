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
import java.util.stream.Collectors;

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
        var application = new Application(clientId, UUID.randomUUID().toString(), displayName, now());
        records.putIfAbsent(KIND, clientId, application.toRecord());
        registry.invalidate();
        return addSecret(clientId, label).orElseThrow();
    }

    /** Gives an application a further secret; empty if it is not registered. */
    public Optional<Credentials> addSecret(String clientId, String label) {
        return find(clientId).map(application -> {
            String secret = newSecret();
            String id = UUID.randomUUID().toString();
            var stored = StoredSecret.of(id, application.clientId(), label, now(), null, secret);
            records.put(SECRETS, recordId(stored), stored.toRecord());
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

    /** Whether one of them has this principal id. */
    public boolean hasObjectId(String objectId) {
        return registry.get().applications().values().stream()
                .anyMatch(application -> application.objectId().equalsIgnoreCase(objectId));
    }

    /** Its tokens stay valid until they expire, within the hour; its role assignments stay. */
    public boolean delete(String clientId) {
        boolean existed = records.delete(KIND, clientId);
        registry.invalidate();
        remove(secrets(clientId));
        return existed;
    }

    List<StoredSecret> secrets(String clientId) {
        return registry.get().secrets().getOrDefault(key(clientId), List.of());
    }

    /** The secret that has such a {@link StoredSecret#digest}. */
    Optional<StoredSecret> secretWith(String digest) {
        return Optional.ofNullable(registry.get().digests().get(digest));
    }

    /** How many secrets that only an earlier version's hash is stored of the one application has that has most of them. */
    int mostFormerSecrets() {
        return registry.get().mostFormer();
    }

    /** Whether this is a secret of the application. */
    boolean isSecretOf(String clientId, String secret) {
        if (secretWith(StoredSecret.digest(clientId, secret)).isPresent()) {
            return true;
        }
        for (StoredSecret known : secrets(clientId)) {
            SlowHash slow = known.slow();
            if (slow != null && known.isFormer() && slow.matches(secret)) {
                renew(known, secret);
                return true;
            }
        }
        return false;
    }

    /** Stores the digest of a secret that an earlier version stored; not if it was taken back meanwhile. */
    void renew(StoredSecret known, String secret) {
        records.get(SECRETS, recordId(known))
                .filter(stored -> StoredSecret.fromRecord(stored).isFormer())
                .ifPresent(stored -> records.replace(
                        SECRETS,
                        recordId(known),
                        stored,
                        known.withDigestOf(secret).toRecord()));
        registry.invalidate();
    }

    private void remove(Collection<StoredSecret> secrets) {
        secrets.forEach(secret -> records.delete(SECRETS, recordId(secret)));
        registry.invalidate();
    }

    private Registry read() {
        return Registry.of(
                records.all(KIND).values().stream().map(Application::fromRecord).toList(),
                records.all(SECRETS).values().stream()
                        .map(StoredSecret::fromRecord)
                        .toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The prefix lets secret scanners find one that leaked, and keeps it from beginning with a dash on command lines. */
    private static String newSecret() {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        return "hfs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String recordId(StoredSecret secret) {
        return key(secret.clientId()) + "/" + secret.id();
    }

    private static String key(String clientId) {
        return clientId.toLowerCase(Locale.ROOT);
    }

    /** All of it at one moment, by client id in lower case. */
    private record Registry(
            Map<String, Application> applications,
            Map<String, List<StoredSecret>> secrets,
            Map<String, StoredSecret> digests,
            int mostFormer) {

        static Registry of(List<Application> applications, List<StoredSecret> secrets) {
            Map<String, StoredSecret> digests = new HashMap<>();
            secrets.stream()
                    .filter(secret -> secret.digest() != null)
                    .forEach(secret -> digests.put(secret.digest(), secret));
            var bySecret = secrets.stream().collect(Collectors.groupingBy(secret -> key(secret.clientId())));
            long most = bySecret.values().stream()
                    .mapToLong(
                            own -> own.stream().filter(StoredSecret::isFormer).count())
                    .max()
                    .orElse(0);
            return new Registry(
                    applications.stream().collect(Collectors.toMap(application -> key(application.clientId()), a -> a)),
                    bySecret,
                    digests,
                    (int) most);
        }
    }
}
