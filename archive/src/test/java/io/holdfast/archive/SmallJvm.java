package io.holdfast.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads archives in a JVM of its own whose heap is bounded, and tells what became of each. */
final class SmallJvm {

    private SmallJvm() {}

    /** What it printed: a line for each file, then the most memory that the process ever had, in KiB (0 if unknown). */
    static List<String> read(String heap, List<Path> archives) throws Exception {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=8m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                SmallJvm.class.getName()));
        archives.forEach(archive -> command.add(archive.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        process.waitFor();
        return lines;
    }

    /** So that what is measured is the reader and not the archive. */
    private record FileSource(Path file, long length) implements ArchiveSource {

        @Override
        public InputStream open(long offset, long length) throws IOException {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(offset);
            return new Part(in, length);
        }
    }

    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = left == 0 ? -1 : in.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }

    public static void main(String[] archives) throws Exception {
        for (String archive : archives) {
            System.out.println(outcome(Path.of(archive)));
        }
        System.out.println(peak());
    }

    private static String outcome(Path archive) {
        try {
            ArchiveReader.open(new FileSource(archive, Files.size(archive)), RecoveryKeys.generate())
                    .<RuntimeException>read(resource -> {});
            return "read";
        } catch (ArchiveException e) {
            return "refused: " + e.getMessage();
        } catch (Throwable e) {
            return "broken: " + e + " " + List.of(e.getStackTrace());
        }
    }

    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum()
                : 0;
    }
}
