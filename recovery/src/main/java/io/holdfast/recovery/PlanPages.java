package io.holdfast.recovery;

import static java.util.stream.Collectors.toSet;

import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.Records;
import io.holdfast.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The resources that a preview names, when they are too many for its result: in pages that the deployment's records keep for
 * a day, so that a million of them never lie in memory and every node can show them.
 */
final class PlanPages implements AutoCloseable {

    /** Compressed, about 30 KB. */
    static final int PAGE = 5_000;

    /** How long after the end of the preview. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final String KIND = "plan-page";

    private final Records records;
    private final String operation;
    private final List<PlannedChange> page = new ArrayList<>();
    private int written;
    private boolean ended;

    PlanPages(Records records, String operation) {
        this.records = records;
        this.operation = operation;
    }

    void add(PlannedChange difference) {
        page.add(difference);
        if (page.size() == PAGE) {
            write();
        }
    }

    /** Writes what is left. Answers how many pages there are. */
    int end() {
        if (!page.isEmpty()) {
            write();
        }
        ended = true;
        return written;
    }

    /** Removes what was written unless it was ended. */
    @Override
    public void close() {
        for (; !ended && written > 0; written--) {
            records.delete(KIND, id(operation, written));
        }
    }

    private void write() {
        ArrayNode json = JsonMapper.shared().createArrayNode();
        page.forEach(change -> json.add(OutcomeWriter.change(change)));
        written++;
        records.put(KIND, id(operation, written), packed(JsonMapper.shared().writeValueAsBytes(json)));
        page.clear();
    }

    /** A page of a preview, counted from 1; empty when there is no such page, or not any more. */
    static Optional<List<PlannedChange>> read(Records records, String operation, int number) {
        return records.get(KIND, id(operation, number))
                .map(packed -> OutcomeReader.changes(JsonMapper.shared().readTree(unpacked(packed))));
    }

    /** Removes the pages of previews that failed, are long over, or are forgotten. */
    static void removeExpired(Store store, Instant now) {
        List<String> ids = List.copyOf(store.records().ids(KIND));
        var gone = ids.stream()
                .map(PlanPages::operation)
                .distinct()
                .filter(operation -> store.operations()
                        .find(operation)
                        .filter(found -> stillWanted(found, now))
                        .isEmpty())
                .collect(toSet());
        ids.stream()
                .filter(id -> gone.contains(operation(id)))
                .forEach(id -> store.records().delete(KIND, id));
    }

    private static boolean stillWanted(LongRunningOperation preview, Instant now) {
        return preview.state() == State.RUNNING
                || (preview.state() == State.SUCCEEDED
                        && Instant.ofEpochMilli(preview.updated()).plus(KEPT).isAfter(now));
    }

    private static String id(String operation, int number) {
        return operation + "|" + number;
    }

    private static String operation(String id) {
        return id.substring(0, id.indexOf('|'));
    }

    private static byte[] packed(byte[] json) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
