package io.holdfast.vault;

import java.io.OutputStream;
import java.util.Map;

/** Writes one blob. Not thread-safe. */
public abstract class BlobWriter extends OutputStream {

    /** Sends what was written and is still held back, so that the commit is small. Nothing is written afterwards. */
    public void prepare() {}

    /**
     * Makes what was written the blob, whole and durable, in one step. Nothing can be written afterwards.
     *
     * @param metadata names are C# identifiers, values printable ASCII; a vault may not keep it
     */
    public abstract void commit(Map<String, String> metadata);

    /** Removes what was written unless it was committed. */
    @Override
    public abstract void close();
}
