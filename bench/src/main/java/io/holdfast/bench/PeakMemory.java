package io.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The most memory that a process has had resident (VmHWM of proc(5)), of Linux only. It can be counted anew from what is
 * resident at that moment: a heap that has grown does not shrink, so the peak of a later piece of work has it in it.
 */
final class PeakMemory {

    private final Path status;
    private final Path reset;

    private PeakMemory(String process) {
        status = Path.of("/proc", process, "status");
        reset = Path.of("/proc", process, "clear_refs");
    }

    /** Of this process. */
    static PeakMemory own() {
        return new PeakMemory("self");
    }

    static PeakMemory of(Process process) {
        return new PeakMemory(Long.toString(process.pid()));
    }

    /** Counts anew from here. Returns whether this system can. */
    boolean reset() {
        try {
            Files.writeString(reset, "5", StandardOpenOption.WRITE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** In bytes; 0 if this system does not say. */
    long bytes() {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }
}
