package io.holdfast.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The steps of which a durable write consists; tests put one in its place that fails in between. */
interface Disk {

    /** Makes a file that is not there, also not as a link. */
    Output create(Path file, String permissions) throws IOException;

    /** Gives a file another name in one step; what had that name is gone. A link of that name is replaced, not followed. */
    void move(Path from, Path to) throws IOException;

    /**
     * Gives a file a second name.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has that name, be it a link that leads nowhere
     */
    void link(Path from, Path to) throws IOException;

    /** Makes the names in a directory durable. */
    void forceDirectory(Path directory) throws IOException;

    void delete(Path file) throws IOException;

    /** A file that is being written. */
    interface Output extends Closeable {

        /** Writes some of the bytes, and tells how many. */
        int write(ByteBuffer bytes) throws IOException;

        /** Returns when the disk has what was written. */
        void force() throws IOException;
    }
}
