package io.holdfast.management.service;

import io.holdfast.management.ArmException;
import io.holdfast.management.arm.Head;
import io.holdfast.store.Service;
import java.util.Optional;

/**
 * If-Match and If-None-Match on a service (RFC 9110 §13.1). Azure declares neither for services; a caller who sends them
 * means them.
 */
final class Preconditions {

    private static final String ANY = "*";

    private Preconditions() {}

    static void check(Head head, Optional<Service> existing) {
        String ifMatch = head.header("if-match");
        String ifNoneMatch = head.header("if-none-match");
        boolean lost = ifMatch != null && !matches(ifMatch, existing);
        boolean taken = ifNoneMatch != null && matches(ifNoneMatch, existing);
        if (lost || taken) {
            throw new ArmException(
                    412,
                    "PreconditionFailed",
                    "The service is not in the state that the " + (lost ? "If-Match" : "If-None-Match")
                            + " header demands. Read it again and repeat the request.");
        }
    }

    private static boolean matches(String header, Optional<Service> existing) {
        String wanted = header.strip().replaceAll("^\"|\"$", "");
        return existing.isPresent()
                && (wanted.equals(ANY) || wanted.equals(existing.get().etag()));
    }
}
