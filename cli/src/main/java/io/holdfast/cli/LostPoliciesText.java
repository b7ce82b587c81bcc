package io.holdfast.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Says which operations an import removed together with their policies. */
final class LostPoliciesText {

    private LostPoliciesText() {}

    /** @param told the member {@code holdfast} of the answer to an import */
    static void print(PrintWriter err, JsonNode told) {
        int count = told.path("lostPolicyCount").asInt(0);
        if (count == 0) {
            return;
        }
        err.println("The description no longer has "
                + (count == 1
                        ? "an operation that had a policy. It is"
                        : count + " operations that had policies. They are")
                + " gone, policies and all:");
        JsonNode named = told.path("lostPolicies");
        for (JsonNode each : named) {
            err.println("  " + each.path("method").asString("") + " "
                    + each.path("urlTemplate").asString("") + " ("
                    + each.path("operation").asString("") + ")");
        }
        if (named.size() < count) {
            err.println("  and " + (count - named.size()) + " more");
        }
        err.flush();
    }
}
