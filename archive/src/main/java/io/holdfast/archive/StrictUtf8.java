package io.holdfast.archive;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 both ways without replacement characters: what is not UTF-8 would come out as something else than it was. */
final class StrictUtf8 {

    private static final int PIECE = 8192;

    private StrictUtf8() {}

    static String decode(byte[] bytes, int from, int length) throws ArchiveException {
        try {
            // A new decoder reports what it cannot read, unlike those of String.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ArchiveException("a text that is not UTF-8", e);
        }
    }

    /** Without making text of it, which would need room for two bytes a character. */
    static void check(byte[] bytes) throws ArchiveException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.min(bytes.length + 1, PIECE));
        CoderResult result;
        do {
            result = decoder.decode(in, out.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new ArchiveException("a text that is not UTF-8");
        }
    }

    static byte[] encode(String text) throws ArchiveException {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new ArchiveException("a text with half a surrogate pair", e);
        }
    }
}
