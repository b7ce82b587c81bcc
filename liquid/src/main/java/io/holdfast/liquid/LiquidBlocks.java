package io.holdfast.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes nodes of pieces: each tag that opens a block takes all up to its end. */
final class LiquidBlocks {

    private static final int MOST_NESTED = 64;

    private final List<LiquidPiece> tokens;
    private int at;
    private int depth;

    /** What ended a part of a block: {@code else}, {@code when}, {@code endif}. */
    record Part(List<LiquidNode> nodes, LiquidPiece end) {}

    LiquidBlocks(List<LiquidPiece> tokens) {
        this.tokens = tokens;
    }

    List<LiquidNode> all() {
        List<LiquidNode> nodes = new ArrayList<>();
        while (at < tokens.size()) {
            nodes.add(node(tokens.get(at++)));
        }
        return List.copyOf(nodes);
    }

    private LiquidNode node(LiquidPiece token) {
        return switch (token.kind()) {
            case TEXT -> {
                String text = token.text();
                yield rendering -> rendering.write(text);
            }
            case VARIABLE -> {
                Filtered value = Filtered.read(token.text());
                yield rendering -> rendering.write(Printed.text(rendering.work, value.value(rendering)));
            }
            case TAG -> LiquidTags.read(this, token);
        };
    }

    /** What stands in a block up to one of these tags, over which it goes. */
    Part part(LiquidPiece opened, String... ends) {
        Set<String> wanted = Set.of(ends);
        if (++depth > MOST_NESTED) {
            throw new LiquidException("Tags are nested deeper than " + MOST_NESTED + " levels");
        }
        List<LiquidNode> nodes = new ArrayList<>();
        while (at < tokens.size()) {
            LiquidPiece token = tokens.get(at++);
            if (token.kind() == LiquidPiece.Kind.TAG && wanted.contains(token.name())) {
                depth--;
                return new Part(List.copyOf(nodes), token);
            }
            nodes.add(node(token));
        }
        throw neverClosed(opened);
    }

    private static LiquidException neverClosed(LiquidPiece opened) {
        return new LiquidException(opened.name() + " tag was never closed");
    }

    static LiquidException syntax(String tag, String valid) {
        return new LiquidException("Syntax Error in '" + tag + "' tag - Valid syntax: " + valid);
    }

    static <T> T need(@Nullable T part, String tag, String valid) {
        if (part == null) {
            throw syntax(tag, valid);
        }
        return part;
    }
}
