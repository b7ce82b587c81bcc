package io.holdfast.policy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A message's body, whole in memory. As in .NET it is a stream: who reads it without keeping it leaves nothing for the next one, nor for
 * the message. Belongs to one call; what undoes a content coding may take long ({@link Need#TIME}).
 */
public final class Body {

    /** What a coded body may grow to. */
    static final int LIMIT = 16 * 1024 * 1024;

    private final byte[] raw;
    private final @Nullable String coding;
    private final Charset charset;
    private boolean consumed;

    /**
     * @param raw as it was sent
     * @param contentEncoding the header field of that name, or null
     * @param contentType the header field of that name, or null
     */
    public Body(byte[] raw, @Nullable String contentEncoding, @Nullable String contentType) {
        this.raw = raw;
        this.coding = contentEncoding;
        this.charset = charset(contentType);
    }

    /** As it was sent; nothing is undone and nothing is consumed. */
    public byte[] raw() {
        return raw;
    }

    /** Whether it was read without being kept, so that nothing of it goes on. */
    public boolean isConsumed() {
        return consumed;
    }

    /** As the Content-Type says; UTF-8 if it says nothing that is known. */
    public Charset charset() {
        return charset;
    }

    /**
     * Its bytes, with content codings undone.
     *
     * @param keep false to consume it
     * @throws EvaluationException if it was consumed before, or cannot be decoded
     */
    public byte[] bytes(boolean keep) {
        if (consumed) {
            throw new EvaluationException(
                    "Message body is already consumed. Read it with preserveContent: true if it is needed again.");
        }
        consumed = !keep;
        return decoded();
    }

    /** Its text, without a byte order mark. */
    public String text(boolean keep) {
        String text = new String(bytes(keep), charset);
        return !text.isEmpty() && text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
    }

    private byte[] decoded() {
        String name = coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (name) {
                case "", "identity" -> raw;
                case "gzip", "x-gzip" -> inflated(new GZIPInputStream(new ByteArrayInputStream(raw)));
                case "deflate" -> inflated(new InflaterInputStream(new ByteArrayInputStream(raw)));
                default -> throw new EvaluationException("The body's content coding is not known.");
            };
        } catch (IOException e) {
            throw new EvaluationException("The body is not of the content coding that it says.");
        }
    }

    private static byte[] inflated(InputStream in) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (out.size() + read > LIMIT) {
                throw new EvaluationException("The body is too large when its content coding is undone.");
            }
            out.write(piece, 0, read);
        }
        return out.toByteArray();
    }

    private static Charset charset(@Nullable String contentType) {
        if (contentType == null) {
            return StandardCharsets.UTF_8;
        }
        for (String part : contentType.split(";")) {
            String parameter = part.strip();
            if (parameter.regionMatches(true, 0, "charset=", 0, 8)) {
                return named(parameter.substring(8).strip().replace("\"", ""));
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
