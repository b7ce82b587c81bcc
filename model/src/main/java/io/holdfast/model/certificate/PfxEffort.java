package io.holdfast.model.certificate;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * How much work a PFX (PKCS #12) asks for before it is opened. Whoever makes one chooses how often its passwords are hashed, for each
 * of its parts anew, so that a file of some kilobytes can keep a processor busy for hours. Iterations stand behind a salt: an
 * INTEGER behind an OCTET STRING (RFC 7292 §4, RFC 8018 §A).
 */
public final class PfxEffort {

    /** All parts together; tools make some thousand, the most careful some hundred thousand for each of three. */
    private static final long MAX_ITERATIONS = 3_000_000;

    private static final int MAX_DEPTH = 40;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int CONSTRUCTED = 0x20;

    private long iterations;

    private PfxEffort() {}

    /** Whether opening it takes no more than seconds. What is no BER is: nothing opens it. */
    public static boolean isBearable(byte[] pfx) {
        var effort = new PfxEffort();
        effort.walk(pfx, 0, pfx.length, 0);
        return effort.iterations <= MAX_ITERATIONS;
    }

    /** @param next where what follows begins */
    private record Piece(int tag, int from, int to, int next) {
        static final Piece NONE = new Piece(0, 0, 0, -1);

        boolean isOctets() {
            return (tag & ~CONSTRUCTED) == OCTETS;
        }
    }

    /** No tool nests like that: whoever does hides something. */
    private boolean tooDeep(int depth) {
        if (depth >= MAX_DEPTH) {
            iterations = Integer.MAX_VALUE;
        }
        return depth >= MAX_DEPTH;
    }

    private void walk(byte[] ber, int from, int to, int depth) {
        boolean salted = false;
        for (int at = from; at < to && !tooDeep(depth); ) {
            Piece piece = piece(ber, at, to, depth);
            if (piece.next() < 0) {
                return;
            }
            if (piece.tag() == INTEGER && salted) {
                iterations += integer(ber, piece);
            } else if (piece.isOctets()) {
                within(octets(ber, piece, depth), depth + 1);
            } else if ((piece.tag() & CONSTRUCTED) != 0) {
                walk(ber, piece.from(), piece.to(), depth + 1);
            }
            salted = piece.isOctets();
            at = piece.next();
        }
    }

    /** Only a SEQUENCE is opened: what is encrypted can look like anything else. */
    private void within(byte[] octets, int depth) {
        if (octets.length > 0 && octets[0] == SEQUENCE) {
            walk(octets, 0, octets.length, depth);
        }
    }

    /** No negative one, and none beyond what counts as too many. */
    private static long integer(byte[] ber, Piece piece) {
        long value = 0;
        for (int i = piece.from(); i < piece.to() && value <= MAX_ITERATIONS; i++) {
            value = value << 8 | (ber[i] & 0xFF);
        }
        return value;
    }

    /** Of an OCTET STRING in parts, all parts: what is inside may be cut anywhere. */
    private byte[] octets(byte[] ber, Piece piece, int depth) {
        if ((piece.tag() & CONSTRUCTED) == 0) {
            return Arrays.copyOfRange(ber, piece.from(), piece.to());
        }
        var all = new ByteArrayOutputStream();
        for (int at = piece.from(); at < piece.to() && !tooDeep(depth); ) {
            Piece part = piece(ber, at, piece.to(), depth);
            if (part.next() < 0 || !part.isOctets()) {
                break;
            }
            all.writeBytes(octets(ber, part, depth + 1));
            at = part.next();
        }
        return all.toByteArray();
    }

    private Piece piece(byte[] ber, int at, int to, int depth) {
        if (at + 2 > to || (ber[at] & 0x1F) == 0x1F) {
            return Piece.NONE;
        }
        int tag = ber[at] & 0xFF;
        int first = ber[at + 1] & 0xFF;
        if (first == 0x80) {
            return endless(ber, at, to, depth);
        }
        int from = at + 2;
        long length = first;
        if (first > 0x80) {
            int bytes = first & 0x7F;
            if (bytes > 4 || from + bytes > to) {
                return Piece.NONE;
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | (ber[from++] & 0xFF);
            }
        }
        return length > to - from ? Piece.NONE : new Piece(tag, from, from + (int) length, from + (int) length);
    }

    /** Of indefinite length: up to two zeros. */
    private Piece endless(byte[] ber, int at, int to, int depth) {
        int end = at + 2;
        while (end + 2 <= to && !tooDeep(depth)) {
            if (ber[end] == 0 && ber[end + 1] == 0) {
                return new Piece(ber[at] & 0xFF, at + 2, end, end + 2);
            }
            Piece inside = piece(ber, end, to, depth + 1);
            if (inside.next() < 0) {
                break;
            }
            end = inside.next();
        }
        return Piece.NONE;
    }
}
