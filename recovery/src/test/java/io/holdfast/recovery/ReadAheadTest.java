package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.ArchiveException;
import io.holdfast.archive.ArchiveReader;
import io.holdfast.archive.ArchiveSource;
import io.holdfast.archive.ArchiveWriter;
import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reads ahead hands over everything in its order, says why it ended, and is gone afterwards whatever happened. */
class ReadAheadTest {

    private static final int RECORDS = 12_345;

    private final RunControl control = new RunControl();

    @AfterEach
    void noReaderIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain(Thread.currentThread().getName() + "-reader");
    }

    @Test
    void everythingComesInItsOrder() throws IOException {
        List<Resource> read = new ArrayList<>();

        ReadAhead.read(archive(archived()), control, read::add);

        assertThat(read).hasSize(RECORDS).isEqualTo(resources());
    }

    @Test
    void whatIsLargerThanMayLieAboutComesToo() throws IOException {
        List<Resource> large = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            large.add(tag(i, "x".repeat(3 << i << 20)));
        }
        List<Resource> read = new ArrayList<>();

        ReadAhead.read(archive(archived(large)), control, read::add);

        assertThat(read).isEqualTo(large);
    }

    @Test
    void damageIsSaidAfterWhatComesBeforeIt() throws IOException {
        byte[] bytes = archived();
        bytes[bytes.length / 2] ^= 1;
        List<Resource> read = new ArrayList<>();

        assertThatThrownBy(() -> ReadAhead.read(archive(bytes), control, read::add))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("damaged");
        assertThat(read).hasSizeLessThan(RECORDS).isEqualTo(resources().subList(0, read.size()));
    }

    @Test
    void whoFailsToTakeAResourceEndsTheReading() {
        assertThatThrownBy(() -> ReadAhead.read(archive(archived()), control, resource -> {
                    throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");
    }

    @Test
    void whateverTheReaderMeetsIsMetByTheRun() throws IOException {
        byte[] bytes = archived();
        var reader = ArchiveReader.open(
                new Source(bytes, () -> {
                    throw ReadAheadTest.<RuntimeException>undeclared(
                            new Exception("of no kind that a source declares"));
                }),
                RecoveryKeys.generate());

        assertThatThrownBy(() -> ReadAhead.read(reader, control, resource -> {}))
                .rootCause()
                .hasMessage("of no kind that a source declares");
    }

    /** Throws it, whatever the method around the call declares. */
    @SuppressWarnings("unchecked") // the compiler takes it for a RuntimeException, which it is not
    private static <X extends Exception> RuntimeException undeclared(Exception exception) throws X {
        throw (X) exception;
    }

    @Test
    void aStopIsNoticedWhileTheStorageHangs() throws IOException, InterruptedException {
        var hangs = new CountDownLatch(1);
        byte[] bytes = archived();
        var reader = ArchiveReader.open(new Source(bytes, () -> new Stream(hangs)), RecoveryKeys.generate());
        Thread stopper = Thread.ofPlatform().start(() -> {
            awaited(hangs);
            control.stop();
        });

        assertThatThrownBy(() -> ReadAhead.read(reader, control, resource -> {}))
                .isInstanceOf(RunControl.StoppedException.class);
        stopper.join();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ArchiveReader archive(byte[] bytes) throws IOException {
        return ArchiveReader.open(new Bytes(bytes), RecoveryKeys.generate());
    }

    private static byte[] archived() throws IOException {
        return archived(resources());
    }

    private static byte[] archived(List<Resource> resources) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var source = new Manifest.Source("/service", "contoso", "eastus", "Developer", 1);
        try (var writer = new ArchiveWriter(
                bytes,
                new ArchiveWriter.Header("1", source, Instant.EPOCH, Instant.EPOCH.plusSeconds(60)),
                Optional.empty())) {
            writer.begin("tags");
            for (Resource resource : resources) {
                writer.add(resource);
            }
            writer.finish();
        }
        return bytes.toByteArray();
    }

    private static List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            resources.add(tag(i, "x".repeat(i % 300)));
        }
        return resources;
    }

    private static Resource tag(int number, String text) {
        var key = new ResourceKey("tags", "", "tag-%06d".formatted(number));
        byte[] document = ("{\"displayName\":\"" + text + "\"}").getBytes(UTF_8);
        return new Resource(key, key.toString(), "AAAAAAAAAAE=", 1, 1, document, null);
    }

    private record Bytes(byte[] bytes) implements ArchiveSource {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open(long offset, long length) {
            return new ByteArrayInputStream(bytes, (int) offset, (int) Math.min(length, bytes.length - offset));
        }
    }

    /** Gives the manifest; the records are what a test says. */
    private record Source(byte[] bytes, Supplier<InputStream> records) implements ArchiveSource {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open(long offset, long length) {
            return Thread.currentThread().getName().endsWith("-reader")
                    ? records.get()
                    : new Bytes(bytes).open(offset, length);
        }
    }

    /** Has nothing until it is interrupted. */
    private static final class Stream extends InputStream {
        private final CountDownLatch hangs;

        Stream(CountDownLatch hangs) {
            this.hangs = hangs;
        }

        @Override
        public int read() throws IOException {
            hangs.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }
}
