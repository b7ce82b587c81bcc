package io.holdfast.arm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal in the shape of the contract: an HTTP status, a stable code, a message that names the next step. */
public final class ArmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Detail> details;

    public ArmException(int status, String code, String message) {
        this(status, code, message, List.of());
    }

    public ArmException(int status, String code, String message, List<Detail> details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = List.copyOf(details);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public List<Detail> details() {
        return details;
    }

    /** One of several causes; {@code target} names the member. */
    public record Detail(String code, @Nullable String target, String message) {}
}
