package io.holdfast.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real disk that takes a few bytes at a time, and fails or dies at one of its steps. */
final class FaultyDisk implements Disk {

    /** The process is no more: nothing that it would still do is done. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    final List<String> steps = new ArrayList<>();
    private final Disk real = new RealDisk();
    private final String failing;
    private final int dying;

    /**
     * @param failing the step that fails each time
     * @param dying before how many steps the process dies
     */
    FaultyDisk(String failing, int dying) {
        this.failing = failing;
        this.dying = dying;
    }

    private void step(String name) throws IOException {
        if (steps.size() >= dying) {
            throw new Crash();
        }
        steps.add(name);
        if (name.equals(failing)) {
            throw new IOException(name + " failed");
        }
    }

    @Override
    public Output create(Path file, String permissions) throws IOException {
        step("create");
        Output out = real.create(file, permissions);
        return new Output() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                step("write");
                ByteBuffer few = bytes.slice(bytes.position(), Math.min(3, bytes.remaining()));
                int written = out.write(few);
                bytes.position(bytes.position() + written);
                return written;
            }

            @Override
            public void force() throws IOException {
                step("force");
                out.force();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("move");
        real.move(from, to);
    }

    @Override
    public void link(Path from, Path to) throws IOException {
        step("link");
        real.link(from, to);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        step("forceDirectory");
        real.forceDirectory(directory);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete");
        real.delete(file);
    }
}
