package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is fed with broken bytes. Each target ends quietly or with an {@link ArchiveException}; all else is a finding. */
final class FuzzTargets {

    private static final RecoveryKeys KEYS = keys();
    /** More than any content of a fuzzer's inputs, so that nothing is cut short before it was looked at. */
    private static final long ROOM = 1 << 22;

    private FuzzTargets() {}

    private static RecoveryKeys keys() {
        try {
            return RecoveryKeys.read(Path.of("src/test/resources/golden/1/recovery.key"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole archive. */
    static void container(byte[] archive) throws IOException {
        read(archive);
    }

    /** A manifest in a container that fits. */
    static void manifest(byte[] manifest) throws IOException {
        read(Forge.zip(Map.of(Forge.ENTRY, new byte[9]), manifest));
    }

    /** An entry as it is stored, in an archive that fits. */
    static void frame(byte[] stored) throws IOException {
        read(Forge.archive(stored, ROOM, ROOM));
    }

    /** Lines, in an archive that fits. What is taken for a record must be one: written again, it reads the same. */
    static void records(byte[] content) throws IOException {
        byte[] whole = content.length == 0 || content[content.length - 1] != '\n'
                ? Frames.join(content, new byte[] {'\n'})
                : content;
        long records = 0;
        for (byte b : whole) {
            records += b == '\n' ? 1 : 0;
        }
        read(Forge.archive(Frames.of(whole), records, whole.length));
    }

    private static void read(byte[] archive) throws IOException {
        try {
            ArchiveReader.open(new BytesSource(archive), KEYS).read(FuzzTargets::checkAgain);
        } catch (ArchiveException e) {
            if (e.getMessage() == null
                    || e.getMessage().isBlank()
                    || e.getMessage().chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("not a message for people: " + e.getMessage(), e);
            }
        }
    }

    private static void checkAgain(Resource resource) throws ArchiveException {
        var line = new ByteArrayOutputStream();
        RecordCodec.write(resource, line);
        byte[] bytes = line.toByteArray();
        Resource again = RecordCodec.read(resource.key().type(), bytes, 0, bytes.length - 1);
        if (!again.equals(resource)) {
            throw new AssertionError(resource + " is not what is read when it is written again");
        }
    }

    static Stream<byte[]> containers() throws IOException {
        return Stream.of(
                Files.readAllBytes(Path.of("src/test/resources/golden/1/plain.apimbackup")),
                Files.readAllBytes(Path.of("src/test/resources/golden/1/sealed.apimbackup")),
                Archives.write(Archives.sample(), null),
                Archives.write(List.of(), null));
    }

    static Stream<byte[]> manifests() throws IOException {
        return Stream.concat(
                containers().map(archive -> {
                    try {
                        return Forge.manifest(archive).getBytes(UTF_8);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                Stream.of(Forge.manifest(Forge.archive(new byte[9], 1, 9)).getBytes(UTF_8)));
    }

    static Stream<byte[]> frames() throws IOException {
        return Stream.concat(
                lines().map(content -> {
                    try {
                        return Frames.of(content);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                Stream.of(Frames.repeated('\n', 3), Frames.empty(0, 0), Frames.announcing(9), Frames.skippable(2)));
    }

    static Stream<byte[]> lines() {
        var all = new ByteArrayOutputStream();
        for (String document : List.of("{}", "{\"a\":\"ü\uD83D\uDE00\"}", "{\n\"a\": \"\\n\"\r\n}")) {
            RecordCodec.write(Archives.resource("apis", "", "n" + all.size(), document, document), all);
        }
        RecordCodec.write(Archives.resource("apis", "", "x\"\\ü", "{}", null), all);
        return Stream.of(all.toByteArray(), Forge.RECORD.getBytes(UTF_8), new byte[0]);
    }
}
