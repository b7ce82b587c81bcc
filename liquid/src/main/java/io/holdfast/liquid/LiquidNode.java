package io.holdfast.liquid;

import io.holdfast.dotnet.NetException;
import java.util.List;

/** A part of a template. */
interface LiquidNode {

    /** @throws NetException what then stands in the output */
    void render(LiquidRendering rendering);

    /** One after the other, until a break or continue. */
    static void all(List<LiquidNode> nodes, LiquidRendering rendering) {
        rendering.work.enter();
        try {
            for (LiquidNode each : nodes) {
                rendering.work.tick();
                if (rendering.isInterrupted()) {
                    return;
                }
                try {
                    each.render(rendering);
                } catch (NetException e) {
                    rendering.write("Liquid error: " + e.message());
                }
            }
        } finally {
            rendering.work.leave();
        }
    }
}
