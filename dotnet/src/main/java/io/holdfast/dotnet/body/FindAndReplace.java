package io.holdfast.dotnet.body;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/**
 * Replaces a text in a body that comes in pieces. Of what has come it keeps at most one byte less than the text is long. Bytes are
 * compared: in the body's charset they are the text's.
 */
public final class FindAndReplace {

    private final byte[] from;
    private final byte[] to;
    private final int[] fallback;
    private int matched;

    /** @param from if it is empty, nothing is replaced */
    public FindAndReplace(String from, String to, Charset charset) {
        this.from = from.getBytes(charset);
        this.to = to.getBytes(charset);
        this.fallback = fallback(this.from);
    }

    /** For each length that matched, the longest shorter one that has matched as well. */
    private static int[] fallback(byte[] from) {
        int[] table = new int[from.length + 1];
        int length = 0;
        for (int i = 1; i < from.length; i++) {
            while (length > 0 && from[i] != from[length]) {
                length = table[length];
            }
            length += from[i] == from[length] ? 1 : 0;
            table[i + 1] = length;
        }
        return table;
    }

    /** Takes the next piece, and adds to the output what is certain. */
    public void update(byte[] piece, int offset, int length, ByteArrayOutputStream out) {
        if (from.length == 0) {
            out.write(piece, offset, length);
            return;
        }
        for (int i = offset; i < offset + length; i++) {
            byte b = piece[i];
            while (matched > 0 && b != from[matched]) {
                int shorter = fallback[matched];
                out.write(from, 0, matched - shorter);
                matched = shorter;
            }
            if (b == from[matched]) {
                matched++;
            } else {
                out.write(b);
            }
            if (matched == from.length) {
                out.write(to, 0, to.length);
                matched = 0;
            }
        }
    }

    /** Adds what was kept: nothing comes any more. */
    public void finish(ByteArrayOutputStream out) {
        out.write(from, 0, matched);
        matched = 0;
    }

    /** All of a body at once. */
    public byte[] apply(byte[] body) {
        var out = new ByteArrayOutputStream(body.length);
        update(body, 0, body.length, out);
        finish(out);
        return out.toByteArray();
    }

    /** How long a body can become. */
    public long longest(long length) {
        return from.length == 0 || to.length <= from.length
                ? length
                : length / from.length * to.length + length % from.length;
    }
}
