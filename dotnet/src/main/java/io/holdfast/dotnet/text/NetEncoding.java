package io.holdfast.dotnet.text;

import io.holdfast.dotnet.NetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * An {@code Encoding}.
 *
 * @param unknown what a character that it has not becomes
 */
record NetEncoding(int codePage, String webName, String title, Charset charset, String unknown, byte[] preamble) {

    private static final byte[] NONE = {};
    private static final String REPLACED = "\ufffd";

    static final NetEncoding UTF_8 =
            new NetEncoding(65001, "utf-8", "Unicode (UTF-8)", StandardCharsets.UTF_8, REPLACED, new byte[] {
                (byte) 0xef, (byte) 0xbb, (byte) 0xbf
            });
    static final NetEncoding ASCII =
            new NetEncoding(20127, "us-ascii", "US-ASCII", StandardCharsets.US_ASCII, "?", NONE);
    static final NetEncoding LATIN_1 =
            new NetEncoding(28591, "iso-8859-1", "Western European (ISO)", StandardCharsets.ISO_8859_1, "?", NONE);
    static final NetEncoding UTF_16 = new NetEncoding(
            1200, "utf-16", "Unicode", StandardCharsets.UTF_16LE, REPLACED, new byte[] {(byte) 0xff, (byte) 0xfe});
    static final NetEncoding UTF_16_BIG =
            new NetEncoding(1201, "utf-16BE", "Unicode (Big-Endian)", StandardCharsets.UTF_16BE, REPLACED, new byte[] {
                (byte) 0xfe, (byte) 0xff
            });
    static final NetEncoding UTF_32 =
            new NetEncoding(12000, "utf-32", "Unicode (UTF-32)", Charset.forName("UTF-32LE"), REPLACED, new byte[] {
                (byte) 0xff, (byte) 0xfe, 0, 0
            });
    private static final NetEncoding WINDOWS = new NetEncoding(
            1252, "windows-1252", "Western European (Windows)", Charset.forName("windows-1252"), "?", NONE);

    private static final List<NetEncoding> ALL = List.of(UTF_8, ASCII, LATIN_1, UTF_16, UTF_16_BIG, UTF_32, WINDOWS);

    /** @throws NetException if there is none of that name */
    static NetEncoding named(String name) {
        String wanted = switch (name.toLowerCase(Locale.ROOT)) {
            case "utf8", "unicode-1-1-utf-8" -> "utf-8";
            case "ascii", "us", "iso646-us" -> "us-ascii";
            case "latin1", "iso_8859-1", "l1" -> "iso-8859-1";
            case "unicode", "utf-16le", "ucs-2" -> "utf-16";
            case "unicodefffe" -> "utf-16be";
            case "utf-32le" -> "utf-32";
            default -> name.toLowerCase(Locale.ROOT);
        };
        return ALL.stream()
                .filter(each -> each.webName.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> NetException.argument("'" + name
                        + "' is not a supported encoding name. For information on defining a custom encoding, see the"
                        + " documentation for the Encoding.RegisterProvider method. (Parameter 'name')"));
    }

    /** @throws NetException if there is none of that number */
    static NetEncoding numbered(int codePage) {
        return ALL.stream()
                .filter(each -> each.codePage == (codePage == 0 ? UTF_8.codePage : codePage))
                .findFirst()
                .orElseThrow(() -> NetException.notSupported("No data is available for encoding " + codePage + "."));
    }

    byte[] encoded(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                whole.append(unknown);
            } else if (pair && unknown.equals("?")) {
                whole.append("??");
                i++;
            } else if (pair) {
                whole.append(c).append(text.charAt(++i));
            } else {
                whole.append(c);
            }
        }
        return whole.toString().getBytes(charset);
    }

    String decoded(byte[] bytes, int from, int count) {
        String text = new String(bytes, from, count, charset);
        return codePage == ASCII.codePage ? text.replace('\ufffd', '?') : text;
    }
}
