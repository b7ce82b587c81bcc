package io.holdfast.recovery.schedule;

import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.store.Records;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Policies and their states in the database. */
final class PolicyRecords {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyRecords.class);
    private static final String POLICY = "backup-policy";
    private static final String STATE = "backup-policy-state";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Records records;

    /** A state and the very bytes that it was read from, which may be those of another version; null when new. */
    static final class Read {

        private final byte @Nullable [] bytes;
        private final PolicyState state;

        Read(byte @Nullable [] bytes, PolicyState state) {
            this.bytes = bytes;
            this.state = state;
        }

        byte @Nullable [] bytes() {
            return bytes;
        }

        PolicyState state() {
            return state;
        }
    }

    PolicyRecords(Records records) {
        this.records = records;
    }

    Optional<StoredPolicy> find(String key) {
        return records.get(POLICY, key).map(StoredPolicy::parse);
    }

    /** Those that this version can read; it tells of the others. */
    Collection<StoredPolicy> all() {
        return records.all(POLICY).entrySet().stream()
                .flatMap(entry -> {
                    try {
                        return Stream.of(StoredPolicy.parse(entry.getValue()));
                    } catch (RecoveryRefusedException | JacksonException e) {
                        LOG.error(
                                "the backup policy {} cannot be read and does not run: {}",
                                entry.getKey(),
                                e.getMessage());
                        return Stream.empty();
                    }
                })
                .toList();
    }

    void put(StoredPolicy policy) {
        records.put(POLICY, policy.key(), policy.bytes());
    }

    boolean remove(String key) {
        boolean removed = records.delete(POLICY, key);
        records.delete(STATE, key);
        return removed;
    }

    PolicyState state(String key) {
        return read(key).state();
    }

    Read read(String key) {
        return records.get(STATE, key)
                .map(bytes -> new Read(bytes, MAPPER.readValue(bytes, PolicyState.class)))
                .orElse(new Read(null, PolicyState.NEW));
    }

    /** Puts {@code after} where {@code before} stands; false if another node was faster. */
    boolean swap(String key, Read before, PolicyState after) {
        byte[] bytes = MAPPER.writeValueAsBytes(after);
        byte[] expected = before.bytes();
        return expected == null ? records.putIfAbsent(STATE, key, bytes) : records.replace(STATE, key, expected, bytes);
    }

    /** Changes the state, if there is one. */
    void update(String key, UnaryOperator<PolicyState> change) {
        Read before = read(key);
        while (before.bytes() != null) {
            PolicyState after = change.apply(before.state());
            if (after.equals(before.state()) || swap(key, before, after)) {
                return;
            }
            before = read(key);
        }
    }

    /** Changes the state if it is still about that run. */
    void updateRun(String key, String run, UnaryOperator<PolicyState> change) {
        update(key, state -> state.isRun(run) ? change.apply(state) : state);
    }
}
