package io.holdfast.liquid;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code for}, and {@code JSONArrayFor}, which puts commas between what its turns write. */
final class ForLoop implements LiquidNode {

    private final LoopRange range;
    private final List<LiquidNode> body;
    private final List<LiquidNode> otherwise;
    private final boolean commas;

    private ForLoop(LoopRange range, List<LiquidNode> body, List<LiquidNode> otherwise, boolean commas) {
        this.range = range;
        this.body = body;
        this.otherwise = otherwise;
        this.commas = commas;
    }

    static LiquidNode read(LiquidBlocks blocks, LiquidPiece token) {
        LoopRange range = LoopRange.read("for", token.markup());
        LiquidBlocks.Part body = blocks.part(token, "else", "endfor");
        List<LiquidNode> otherwise =
                body.end().name().equals("else") ? blocks.part(token, "endfor").nodes() : List.of();
        return new ForLoop(range, body.nodes(), otherwise, false);
    }

    static LiquidNode readArray(LiquidBlocks blocks, LiquidPiece token) {
        LoopRange range = LoopRange.read("JSONArrayFor", token.markup());
        return new ForLoop(range, blocks.part(token, "endJSONArrayFor").nodes(), List.of(), true);
    }

    @Override
    public void render(LiquidRendering rendering) {
        List<@Nullable Object> items = range.items(rendering);
        if (items.isEmpty()) {
            LiquidNode.all(otherwise, rendering);
            return;
        }
        Map<String, @Nullable Object> scope = rendering.open();
        try {
            for (int i = 0; i < items.size(); i++) {
                rendering.work.tick();
                if (commas && i > 0) {
                    rendering.write(",");
                }
                scope.put(range.name(), items.get(i));
                scope.put("forloop", new State(range.key(), i, items.size()));
                LiquidNode.all(body, rendering);
                if (rendering.taken() == LiquidRendering.Interrupt.BREAK) {
                    return;
                }
            }
        } finally {
            rendering.close();
        }
    }

    /** {@code forloop}. */
    record State(String name, int index, int length) implements LiquidObject {
        @Override
        public @Nullable Object get(String asked) {
            Map<String, Object> all = new HashMap<>();
            all.put("name", name);
            all.put("length", length);
            all.put("index", index + 1);
            all.put("index0", index);
            all.put("rindex", length - index);
            all.put("rindex0", length - index - 1);
            all.put("first", index == 0);
            all.put("last", index == length - 1);
            return all.get(asked.toLowerCase(Locale.ROOT));
        }
    }
}
