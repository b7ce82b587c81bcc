package io.holdfast.liquid;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code tablerow}: rows and cells of HTML. */
final class TableRow implements LiquidNode {

    private final LoopRange range;
    private final List<LiquidNode> body;

    private TableRow(LoopRange range, List<LiquidNode> body) {
        this.range = range;
        this.body = body;
    }

    static LiquidNode read(LiquidBlocks blocks, LiquidPiece token) {
        return new TableRow(
                LoopRange.read("tablerow", token.markup()),
                blocks.part(token, "endtablerow").nodes());
    }

    @Override
    public void render(LiquidRendering rendering) {
        List<@Nullable Object> items = range.items(rendering);
        int columns = Math.max(1, LoopRange.number(rendering, range.columns(), Math.max(1, items.size())));
        rendering.write("<tr class=\"row1\">\n");
        Map<String, @Nullable Object> scope = rendering.open();
        try {
            int column = 1;
            int row = 1;
            for (int i = 0; i < items.size(); i++) {
                rendering.work.tick();
                scope.put(range.name(), items.get(i));
                scope.put("tablerowloop", new Cell(new ForLoop.State(range.key(), i, items.size()), column, columns));
                rendering.write("<td class=\"col" + column + "\">");
                LiquidNode.all(body, rendering);
                rendering.write("</td>");
                boolean breaks = rendering.taken() == LiquidRendering.Interrupt.BREAK;
                if (column == columns && i < items.size() - 1 && !breaks) {
                    column = 0;
                    row++;
                    rendering.write("</tr>\n<tr class=\"row" + row + "\">");
                }
                column++;
                if (breaks) {
                    break;
                }
            }
        } finally {
            rendering.close();
        }
        rendering.write("</tr>\n");
    }

    /** {@code tablerowloop}. */
    private record Cell(ForLoop.State state, int column, int columns) implements LiquidObject {
        @Override
        public @Nullable Object get(String asked) {
            return switch (asked.toLowerCase(Locale.ROOT)) {
                case "col" -> column;
                case "col0" -> column - 1;
                case "col_first" -> column == 1;
                case "col_last" -> column == columns;
                default -> state.get(asked);
            };
        }
    }
}
