package io.holdfast.server.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes the few kinds of values that certificates consist of, in the distinguished encoding (X.690). The JDK reads certificates but makes
 * none, and a library for this one purpose took a tenth of a second of every start.
 */
final class Der {

    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int UTF8 = 0x0C;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    /** To be added to the number of a tag of the surrounding type. */
    static final int CONTEXT = 0x80;
    /** The same for what consists of other values. */
    static final int CONTEXT_CONSTRUCTED = 0xA0;

    private static final DateTimeFormatter SHORT_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter LONG_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

    private Der() {}

    /** A value of any kind, whose content is {@code parts} one behind the other. */
    static byte[] of(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var value = new ByteArrayOutputStream();
        value.write(tag);
        length(value, content.size());
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return of(SEQUENCE, parts);
    }

    static byte[] sequence(List<byte[]> parts) {
        return of(SEQUENCE, parts.toArray(byte[][]::new));
    }

    static byte[] integer(BigInteger value) {
        return of(INTEGER, value.toByteArray());
    }

    static byte[] integer(int value) {
        return integer(BigInteger.valueOf(value));
    }

    static byte[] isTrue() {
        return of(BOOLEAN, new byte[] {(byte) 0xFF});
    }

    static byte[] text(String value) {
        return of(UTF8, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] octets(byte[] value) {
        return of(OCTET_STRING, value);
    }

    /** @param unused how many bits of the last byte do not count */
    static byte[] bits(int unused, byte... value) {
        return of(BIT_STRING, new byte[] {(byte) unused}, value);
    }

    /** @param dotted for example {@code 2.5.29.17} */
    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        var content = new ByteArrayOutputStream();
        base128(content, 40 * Integer.parseInt(arcs[0]) + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            base128(content, Integer.parseInt(arcs[i]));
        }
        return of(OID, content.toByteArray());
    }

    /** To the second; two digits of the year as long as they say which century (RFC 5280 §4.1.2.5). */
    static byte[] time(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        return utc.getYear() < 2050
                ? of(UTC_TIME, SHORT_TIME.format(utc).getBytes(StandardCharsets.US_ASCII))
                : of(GENERALIZED_TIME, LONG_TIME.format(utc).getBytes(StandardCharsets.US_ASCII));
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | bytes);
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write(length >> shift);
        }
    }

    private static void base128(ByteArrayOutputStream out, int value) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                out.write(0x80 | (value >> shift & 0x7F));
            }
        }
        out.write(value & 0x7F);
    }
}
