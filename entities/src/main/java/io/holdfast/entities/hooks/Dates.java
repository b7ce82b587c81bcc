package io.holdfast.entities.hooks;

import io.holdfast.entities.Draft;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Dates that callers send, in ISO 8601. */
public final class Dates {

    private Dates() {}

    public static void check(Draft draft, String... members) {
        for (String member : members) {
            String value = draft.properties().path(member).asString("");
            if (!value.isEmpty() && !valid(value)) {
                draft.refuse(member, member + " must be a date and time such as 2026-01-31T12:00:00Z.");
            }
        }
    }

    private static boolean valid(String text) {
        try {
            if (text.indexOf('T') < 0) {
                LocalDate.parse(text);
            } else {
                OffsetDateTime.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
