package io.holdfast.policy.markup;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * The tree of one document, and its text in both spellings. <em>Escaped</em>: well-formed XML, whose expressions are written
 * with references to characters. <em>Raw</em>: XML but for its expressions, which stand as they are.
 */
public final class Markup {

    /** The longest document that is read, in bytes of UTF-8: 512 KiB, which a fragment may have. Policies have half of that. */
    public static final int MAX_BYTES = 512 * 1024;

    private final String source;
    private final boolean raw;
    private final Element root;
    private final List<Code> code;

    private Markup(String source, boolean raw, Element root, List<Code> code) {
        this.source = source;
        this.raw = raw;
        this.root = root;
        this.code = code;
    }

    /**
     * Reads a document. Clients don't always name the spelling rightly, so the other one is tried if that fails.
     *
     * @param raw the spelling that the client names
     * @throws SyntaxException if it is neither; it tells about the spelling that was named
     */
    public static Markup read(String source, boolean raw) throws SyntaxException {
        if (source.length() > MAX_BYTES || source.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new SyntaxException("", 1, 1, "The document is longer than " + MAX_BYTES + " bytes.");
        }
        try {
            return readAs(source, raw);
        } catch (SyntaxException named) {
            try {
                return readAs(source, !raw);
            } catch (SyntaxException other) {
                throw named;
            }
        }
    }

    private static Markup readAs(String source, boolean raw) throws SyntaxException {
        MarkupReader reader = new MarkupReader(source, raw);
        return new Markup(source, raw, reader.document(), reader.code());
    }

    public Element root() {
        return root;
    }

    /** The document with escaped expressions: well-formed XML. Nothing else of its text changes. */
    public String escaped() {
        return raw ? respell(Escapes::escape) : source;
    }

    /** The document with expressions as they are. Nothing else of its text changes. */
    public String raw() {
        return raw ? source : respell((text, attribute) -> Escapes.unescape(text));
    }

    /** Where the characters of a value are written that stands in these spans, one after the other. */
    public Origins origins(List<Span> value) {
        return new Origins(source, value, raw ? code : List.of());
    }

    /**
     * The source with a text in place of these spans, which do not overlap.
     *
     * @param places in any order
     */
    public String replaced(List<Span> places, String text) {
        StringBuilder out = new StringBuilder(source.length() + 64);
        int at = 0;
        for (Span place :
                places.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            out.append(source, at, place.start()).append(text);
            at = place.end();
        }
        return out.append(source, at, source.length()).toString();
    }

    private String respell(Speller speller) {
        StringBuilder out = new StringBuilder(source.length() + 64);
        int at = 0;
        for (Code part : code) {
            out.append(source, at, part.start());
            out.append(speller.spell(source.substring(part.start(), part.end()), part.attribute()));
            at = part.end();
        }
        return out.append(source, at, source.length()).toString();
    }

    private interface Speller {
        String spell(String text, boolean attribute);
    }
}
