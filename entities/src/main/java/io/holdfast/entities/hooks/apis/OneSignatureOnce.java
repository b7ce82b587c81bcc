package io.holdfast.entities.hooks.apis;

import io.holdfast.formats.ImportException;
import io.holdfast.formats.ImportedOperation;
import io.holdfast.model.template.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two operations with one signature are refused: one of them could never be reached, and its policies would never run. */
public final class OneSignatureOnce {

    private OneSignatureOnce() {}

    /** @throws ImportException naming both */
    static void demand(List<ImportedOperation> operations) {
        Map<Signature, ImportedOperation> known = new HashMap<>();
        for (ImportedOperation each : operations) {
            ImportedOperation first = known.putIfAbsent(each.signature(), each);
            if (first != null) {
                throw new ImportException(refusal(
                        first.name() + "' (" + first.described() + ")", each.name() + "' (" + each.described() + ")"));
            }
        }
    }

    /** @param one and {@code other}: the name of an operation, a quote, and what it takes */
    public static String refusal(String one, String other) {
        return "The operations '" + one + " and '" + other
                + " take the same calls: names of parameters, case, percent-encoding"
                + " and a trailing slash tell nothing apart. Only one could be reached; leave the other out.";
    }
}
