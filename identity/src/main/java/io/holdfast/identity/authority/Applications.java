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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        checkName(displayName);
        var application = new Application(clientId, UUID.randomUUID().toString(), displayName, now());
        records.putIfAbsent(KIND, clientId, application.toRecord());
        registry.invalidate();
        return addSecret(clientId, label).orElseThrow();
    }

    /**
     * Registers an application, or renames it. It has no secret yet.
     *
     * @return whether it is new
     */
    public boolean put(String clientId, String displayName) {
        checkName(displayName);
        var fresh = new Application(clientId, UUID.randomUUID().toString(), displayName, now());
        if (records.get(KIND, clientId).isEmpty()) {
            // Of an earlier application of that id, whose deletion was broken off: they must not open this one.
            registry.invalidate();
            remove(secrets(clientId));
        }
        boolean isNew = records.putIfAbsent(KIND, clientId, fresh.toRecord());
        if (!isNew) {
            records.get(KIND, clientId)
                    .ifPresent(stored -> records.replace(
                            KIND,
                            clientId,
                            stored,
                            Application.fromRecord(stored).named(displayName).toRecord()));
        }
        registry.invalidate();
        return isNew;
    }

    /** Gives an application a further secret; empty if it is not registered. */
    public Optional<Credentials> addSecret(String clientId, String label) {
        return addSecret(clientId, label, null);
    }

    /** Likewise, one that stops working at some time, if {@code expires} is not null. */
    public Optional<Credentials> addSecret(String clientId, String label, @Nullable Instant expires) {
        checkName(label);
        return find(clientId).flatMap(application -> {
            String secret = newSecret();
            String id = UUID.randomUUID().toString();
            var stored = StoredSecret.of(id, application.clientId(), label, now(), expires, secret);
            records.put(SECRETS, recordId(stored), stored.toRecord());
            registry.invalidate();
            if (records.get(KIND, application.clientId()).isEmpty()) {
                // Deleted meanwhile, maybe by another node, which need not have seen this secret.
                remove(List.of(stored));
                return Optional.empty();
            }
            return Optional.of(new Credentials(application, secret, stored.info()));
        });
    }

    /** What may be told of an application's secrets, the oldest first. */
    public List<SecretInfo> secretsOf(String clientId) {
        return secrets(clientId).stream()
                .map(StoredSecret::info)
                .sorted(Comparator.comparing(SecretInfo::created, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** Takes one secret back; false if the application has none of this id. */
    public boolean removeSecret(String clientId, String secretId) {
        var removed = secrets(clientId).stream()
                .filter(secret -> secret.id().equalsIgnoreCase(secretId))
                .toList();
        remove(removed);
        return !removed.isEmpty();
    }

    /** What another node has written is seen from now on. */
    public void refresh() {
        registry.invalidate();
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
                .sorted(Comparator.comparing(Application::clientId))
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

    /** Its tokens stay valid until they expire, within the hour; its role assignments are not touched. */
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

    private static void checkName(String name) {
        boolean plain = name.chars().noneMatch(Character::isISOControl);
        if (name.isBlank() || name.length() > MAX_NAME_CHARACTERS || !plain) {
            throw new IllegalArgumentException("displayName must have 1 to " + MAX_NAME_CHARACTERS
                    + " characters, no control characters among them");
        }
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
