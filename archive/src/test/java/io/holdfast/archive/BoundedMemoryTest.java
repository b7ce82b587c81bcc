package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That memory has a bound is shown where there is little of it: in a process with a small heap. */
class BoundedMemoryTest {

    private static final long ROOM = 1L << 50;
    /** JVM, 64 MiB of heap, 8 MiB of window, and room; a window of 128 MiB, zstd's own bound, would not fit. */
    private static final long MOST_KIB = 220 << 10;

    @TempDir
    Path directory;

    @Test
    void noBombNeedsMoreThan64MebibytesOfHeap() throws Exception {
        Map<String, byte[]> bombs = bombs();
        List<Path> files = new ArrayList<>();
        for (var bomb : bombs.entrySet()) {
            files.add(Files.write(directory.resolve("" + files.size()), bomb.getValue()));
        }

        List<String> outcomes = SmallJvm.read("64m", files);

        assertThat(outcomes).hasSize(bombs.size() + 1);
        List<String> reasons = List.copyOf(bombs.keySet());
        for (int i = 0; i < reasons.size(); i++) {
            assertThat(outcomes.get(i)).startsWith("refused: ").contains(reasons.get(i));
        }
        assertThat(Long.parseLong(outcomes.getLast())).isLessThan(MOST_KIB);
    }

    /** Each under a part of the reason for which it is refused. */
    private static Map<String, byte[]> bombs() throws Exception {
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        bombs.put("unfolds to more", Forge.archive(Frames.repeated('x', 1_000_000), 1, 50_000_000 / 100));
        bombs.put("wants a zstd window of 4123168604160 bytes", Forge.archive(Frames.empty(0, 0xff), 1, ROOM));
        bombs.put("wants a zstd window of 134217728 bytes", Forge.archive(window27(), 1, ROOM));
        bombs.put("wants a zstd window of 4611686018427387904", Forge.archive(Frames.announcing(1L << 62), 1, ROOM));
        bombs.put("a record of type apis cannot be read", Forge.archive(Frames.repeated('\n', 1_000_000), ROOM, ROOM));
        bombs.put("shorter than the manifest says", Forge.archive(many(), 300_000, ROOM));
        bombs.put("goes on after its end", Forge.archive(repeat(Frames.of(new byte[0]), 500_000), 0, 0));
        bombs.put("is no zstd frame", Forge.archive(repeat(Frames.skippable(0), 500_000), 0, 0));
        bombs.put("deeper or longer", manifest("[".repeat(ArchiveFormat.MAX_MANIFEST_BYTES - 100)));
        bombs.put("longer than any can be", manifest("[" + "{\"\":0},".repeat(580_000) + "0]"));
        bombs.put("twice, or is deeper or longer than", manifest("{" + members(300_000) + "}"));
        bombs.put("its manifest is not JSON", manifest("1".repeat(4_000_000)));
        bombs.put("directory counts 100001 entries", Forge.zip(entries(100_000), new byte[2]));
        return bombs;
    }

    private static byte[] manifest(String what) throws Exception {
        return Forge.zip("x", new byte[0], "{\"format\":1,\"x\":" + what);
    }

    private static String members(int count) {
        var members = new StringBuilder("\"a\":0");
        for (int i = 0; i < count; i++) {
            members.append(",\"").append(i).append("\":0");
        }
        return members.toString();
    }

    private static Map<String, byte[]> entries(int count) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            entries.put("" + i, new byte[0]);
        }
        return entries;
    }

    private static byte[] repeat(byte[] frame, int times) {
        byte[] all = new byte[frame.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(frame, 0, all, i * frame.length, frame.length);
        }
        return all;
    }

    /** 160 MB that a decoder would need a window of 128 MiB for. */
    private static byte[] window27() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStreamNoFinalizer(bytes, 1)) {
            out.setLong(27);
            for (int i = 0; i < 160; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        return bytes.toByteArray();
    }

    /** 300,000 records, 36 MB, each of them good. */
    private static byte[] many() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStreamNoFinalizer(bytes, 1)) {
            for (int i = 0; i < 300_000; i++) {
                String name = "n" + (1_000_000 + i);
                out.write(Forge.RECORD
                        .replace("\"a\"", "\"" + name + "\"")
                        .replace("apis/a", "apis/" + name)
                        .getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The longest line there can be costs what docs/archive-format.md says, and the next one is not read. */
    @Test
    void theLongestRecordNeedsWhatIsWrittenDown() throws Exception {
        Path plain = longest(false, 0);
        Path quoted = longest(true, 0);
        Path longer = longest(false, 1);

        List<String> outcomes = SmallJvm.read("768m", List.of(plain, quoted, longer));

        assertThat(outcomes.get(0)).contains("the digest of its resources");
        assertThat(outcomes.get(1)).contains("the digest of its resources");
        assertThat(outcomes.get(2)).contains("a record is longer than any can be");
    }

    /** A record as long as a line can be and {@code more}, its document as an object or as a JSON string. */
    private Path longest(boolean quoted, int more) throws Exception {
        String rest = Forge.RECORD.replace("[2,", "[100000000,").replace("{}", "");
        int length = ArchiveFormat.MAX_LINE_BYTES + more - rest.length();
        String begin = quoted ? "\"{\\n" : "{";
        String end = quoted ? "}\"" : "}";
        String head = Forge.RECORD.substring(0, Forge.RECORD.indexOf("{}")).replace("[2,", "[" + length + ",");
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStreamNoFinalizer(bytes, 1)) {
            out.write((head + begin).getBytes(UTF_8));
            for (int left = length - begin.length() - end.length(); left > 0; left -= 1 << 20) {
                out.write(" ".repeat(Math.min(left, 1 << 20)).getBytes(UTF_8));
            }
            out.write((end + Forge.RECORD.substring(Forge.RECORD.indexOf("{}") + 2)).getBytes(UTF_8));
        }
        byte[] archive = Forge.archive(bytes.toByteArray(), 1, ArchiveFormat.MAX_LINE_BYTES + more);
        return Files.write(directory.resolve(quoted + "-" + more), archive);
    }
}
