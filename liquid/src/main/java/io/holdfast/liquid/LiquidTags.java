package io.holdfast.liquid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tags but loops. */
final class LiquidTags {

    private LiquidTags() {}

    static LiquidNode read(LiquidBlocks blocks, LiquidPiece token) {
        return switch (token.name()) {
            case "assign" -> assign(token);
            case "capture" -> capture(blocks, token);
            case "if" -> condition(blocks, token, false);
            case "unless" -> condition(blocks, token, true);
            case "case" -> choice(blocks, token);
            case "cycle" -> cycle(token);
            case "increment" -> counter(token, true);
            case "decrement" -> counter(token, false);
            case "break" -> rendering -> rendering.interrupt(LiquidRendering.Interrupt.BREAK);
            case "continue" -> rendering -> rendering.interrupt(LiquidRendering.Interrupt.CONTINUE);
            case "ifchanged" -> ifChanged(blocks, token);
            case "for" -> ForLoop.read(blocks, token);
            case "tablerow" -> TableRow.read(blocks, token);
            case "JSONArrayFor" -> ForLoop.readArray(blocks, token);
            case "include", "extends", "block" ->
                throw new LiquidException(
                        "The tag '" + token.name() + "' is not supported: a template has no files beside it");
            default -> throw new LiquidException("Unknown tag '" + token.name() + "'");
        };
    }

    private static LiquidNode assign(LiquidPiece token) {
        String valid = "assign [var] = [source]";
        var markup = new LiquidMarkup(token.markup());
        String name = LiquidBlocks.need(markup.word(), "assign", valid);
        if (!markup.accept('=')) {
            throw LiquidBlocks.syntax("assign", valid);
        }
        Filtered value = Filtered.read(markup.rest());
        return rendering -> rendering.assign(name, value.value(rendering));
    }

    private static LiquidNode capture(LiquidBlocks blocks, LiquidPiece token) {
        String name = LiquidBlocks.need(
                new LiquidMarkup(token.markup().replace("'", "").replace("\"", "")).word(), "capture", "capture [var]");
        LiquidBlocks.Part inside = blocks.part(token, "endcapture");
        return rendering -> rendering.assign(name, rendering.captured(inside.nodes()));
    }

    /** @param condition null of an else */
    private record Branch(@Nullable Condition condition, List<LiquidNode> nodes) {}

    private static LiquidNode condition(LiquidBlocks blocks, LiquidPiece token, boolean unless) {
        String tag = token.name();
        List<Branch> branches = new ArrayList<>();
        Condition condition = Condition.read(tag, token.markup());
        while (true) {
            LiquidBlocks.Part part = blocks.part(token, "elsif", "else", "end" + tag);
            branches.add(new Branch(condition, part.nodes()));
            String end = part.end().name();
            if (end.equals("end" + tag)) {
                break;
            }
            condition =
                    end.equals("else") ? null : Condition.read(tag, part.end().markup());
        }
        return rendering -> {
            boolean first = true;
            for (Branch each : branches) {
                boolean holds = each.condition == null || each.condition.holds(rendering) != (unless && first);
                first = false;
                if (holds) {
                    LiquidNode.all(each.nodes, rendering);
                    return;
                }
            }
        };
    }

    /** @param values null of an else */
    private record When(@Nullable List<Expression> values, List<LiquidNode> nodes) {}

    private static LiquidNode choice(LiquidBlocks blocks, LiquidPiece token) {
        Expression subject = Expression.read(
                LiquidBlocks.need(new LiquidMarkup(token.markup()).fragment(), "case", "case [condition]"));
        LiquidBlocks.Part part = blocks.part(token, "when", "else", "endcase");
        List<When> whens = new ArrayList<>();
        while (!part.end().name().equals("endcase")) {
            List<Expression> values =
                    part.end().name().equals("else") ? null : values(part.end().markup());
            part = blocks.part(token, "when", "else", "endcase");
            whens.add(new When(values, part.nodes()));
        }
        return rendering -> {
            Object value = subject.value(rendering);
            boolean found = false;
            for (When each : whens) {
                boolean holds = each.values == null
                        ? !found
                        : each.values.stream()
                                .anyMatch(one -> Condition.equal(rendering.work, value, one.value(rendering)));
                if (holds) {
                    found = true;
                    LiquidNode.all(each.nodes, rendering);
                }
            }
        };
    }

    private static List<Expression> values(String markup) {
        var reader = new LiquidMarkup(markup);
        List<Expression> all = new ArrayList<>();
        do {
            all.add(Expression.read(
                    LiquidBlocks.need(reader.fragment(), "case", "when [condition] [or condition2...]")));
        } while (reader.accept(',') || reader.acceptWord("or"));
        return List.copyOf(all);
    }

    private static LiquidNode cycle(LiquidPiece token) {
        String markup = token.markup();
        List<String> named = LiquidMarkup.split(markup, ':');
        String key = "cycle " + (named.size() > 1 ? named.getFirst().strip() : markup);
        List<Expression> values = new ArrayList<>();
        for (String each : LiquidMarkup.split(named.size() > 1 ? named.getLast() : markup, ',')) {
            values.add(Expression.read(LiquidBlocks.need(
                    new LiquidMarkup(each).fragment(), "cycle", "cycle [name :] var [, var2, var3 ...]")));
        }
        return rendering -> {
            int at = rendering.kept(key, 0);
            rendering.keep(key, (at + 1) % values.size());
            rendering.write(Printed.text(rendering.work, values.get(at).value(rendering)));
        };
    }

    private static LiquidNode counter(LiquidPiece token, boolean up) {
        String name = "counter "
                + LiquidBlocks.need(new LiquidMarkup(token.markup()).word(), token.name(), token.name() + " [var]");
        return rendering -> {
            int before = rendering.kept(name, 0);
            int after = up ? before + 1 : before - 1;
            rendering.keep(name, after);
            rendering.write(Integer.toString(up ? before : after));
        };
    }

    private static LiquidNode ifChanged(LiquidBlocks blocks, LiquidPiece token) {
        LiquidBlocks.Part inside = blocks.part(token, "endifchanged");
        return rendering -> {
            String text = rendering.captured(inside.nodes());
            if (!text.equals(rendering.variable("ifchanged"))) {
                rendering.assign("ifchanged", text);
                rendering.write(text);
            }
        };
    }
}
