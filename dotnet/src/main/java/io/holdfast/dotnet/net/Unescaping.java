package io.holdfast.dotnet.net;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/** Undoes percent-encoding where it says a character in UTF-8 that may stand bare. */
final class Unescaping {

    private static final int LONGEST = 4;

    private Unescaping() {}

    /** @param bare which characters are decoded */
    static String of(String text, IntPredicate bare) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int used = text.charAt(at) == '%' ? character(text, at, bare, plain) : 0;
            if (used == 0) {
                plain.append(text.charAt(at));
                used = 1;
            }
            at += used;
        }
        return plain.toString();
    }

    private static int character(String text, int at, IntPredicate bare, StringBuilder plain) {
        byte[] bytes = new byte[LONGEST];
        int count = 0;
        while (count < LONGEST && at + 3 * count < text.length() && text.charAt(at + 3 * count) == '%') {
            int octet = Percent.octet(text, at + 3 * count + 1);
            if (octet < 0) {
                break;
            }
            bytes[count++] = (byte) octet;
            int c = decoded(bytes, count);
            if (c >= 0) {
                if (!bare.test(c)) {
                    return 0;
                }
                plain.appendCodePoint(c);
                return 3 * count;
            }
        }
        return 0;
    }

    /** -1 if the bytes are not just one character. */
    private static int decoded(byte[] bytes, int count) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, count))
                    .toString();
            return text.codePointCount(0, text.length()) == 1 ? text.codePointAt(0) : -1;
        } catch (CharacterCodingException e) {
            return -1;
        }
    }
}
