package io.holdfast.arm;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request's content, member by member. */
public final class Problems {

    private static final String CODE = "InvalidParameters";

    private final List<ArmException.Detail> found = new ArrayList<>();

    public void add(String member, String problem) {
        found.add(new ArmException.Detail(CODE, member, "'" + member + "' " + problem + "."));
    }

    /** @throws ArmException 400 that names every member, if there are any */
    public void refuse() {
        if (found.isEmpty()) {
            return;
        }
        ArmException.Detail first = found.getFirst();
        throw new ArmException(400, CODE, text(first.target(), first.message()), found);
    }

    /** One refusal alone. */
    public static ArmException refusal(String member, String problem) {
        return new ArmException(400, CODE, text(member, "'" + member + "' " + problem + "."));
    }

    private static String text(@org.jspecify.annotations.Nullable String member, String message) {
        return "Invalid parameter: " + message + "\r\nParameter name: " + member;
    }
}
