package io.holdfast.liquid;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.Work;
import java.util.List;
import java.util.Map;

/**
 * A template that was parsed. What goes wrong while it is rendered stands in the output as {@code Liquid error: …}, as DotLiquid has it.
 * Immutable.
 */
public final class LiquidTemplate {

    private final List<LiquidNode> nodes;

    private LiquidTemplate(List<LiquidNode> nodes) {
        this.nodes = nodes;
    }

    /** @throws LiquidException if it is no template */
    public static LiquidTemplate parse(String text) {
        return new LiquidTemplate(new LiquidBlocks(LiquidScanner.of(text)).all());
    }

    /**
     * @param roots what names may begin with: {@code body}, {@code context}. Values of .NET as expressions have them, JSON, XML
     * @throws ExhaustedException if it takes more than it may
     */
    public String render(Work work, Map<String, ?> roots) {
        var rendering = new LiquidRendering(work, roots);
        LiquidNode.all(nodes, rendering);
        return rendering.text();
    }
}
