package io.holdfast.cli;

import io.holdfast.cli.terminal.Output;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Names operations that take the same calls as another, so that only one of them is reached. */
final class DoubledOperationsText {

    private static final int MOST = 20;

    private DoubledOperationsText() {}

    /** @param result the status of a service, or the preview of a restore */
    static void print(PrintWriter out, JsonNode result) {
        long count = result.path("doubledOperationCount").asLong(0);
        if (count == 0) {
            return;
        }
        out.println(
                "\n" + count + (count == 1 ? " operation takes" : " operations take")
                        + " the same calls as another of the API, so that only one of the two is reached. Change or delete one:");
        JsonNode named = result.path("doubledOperations");
        for (int i = 0; i < Math.min(named.size(), MOST); i++) {
            out.println("  " + Output.plain(named.path(i).path("path").asString("-")) + " and "
                    + Output.plain(named.path(i).path("sameAs").asString("-")));
        }
        if (count > MOST) {
            out.println("  … and more: -o json has them");
        }
    }
}
