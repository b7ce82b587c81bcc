package io.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member that names another resource: stored relative to the service ({@code /products/starter}), shown to callers as
 * a full ARM id. Several references of one member are alternatives.
 *
 * @param member the member of {@code properties}; {@code pool.services[].id} names nested ones, see {@link MemberPath}
 * @param to the resource type named
 * @param fixed values that name no resource and are always right, for example {@code /apis}
 * @param onDelete what becomes of the referring resource when the target is deleted
 * @param unless the query parameter that turns a refusal into a cascade, or null
 * @param orService for types of workspaces: whether those of the service may be named as well as those of the workspace
 */
public record Reference(
        String member,
        String to,
        List<String> fixed,
        OnDelete onDelete,
        @Nullable String unless,
        @Nullable Boolean orService) {

    /** What becomes of a referring resource when its target is deleted. */
    public enum OnDelete {
        /** The deletion is refused. */
        REFUSE,
        /** The referring resource is deleted, too. */
        CASCADE,
        /** The reference is dropped: the member is removed; a link is deleted. */
        DROP
    }

    @JsonCreator
    public Reference(
            String member,
            String to,
            @Nullable List<String> fixed,
            @Nullable OnDelete onDelete,
            @Nullable String unless,
            @Nullable Boolean orService) {
        this.member = member;
        this.to = to;
        this.fixed = fixed == null ? List.of() : List.copyOf(fixed);
        this.onDelete = onDelete == null ? OnDelete.REFUSE : onDelete;
        this.unless = unless;
        this.orService = Boolean.TRUE.equals(orService);
    }

    private Reference(Reference like, String to, List<String> fixed) {
        this(like.member, to, fixed, like.onDelete, like.unless, like.orService);
    }

    /** The same, to another type. */
    Reference to(String other) {
        return new Reference(this, other, fixed);
    }

    /** The same without fixed values. */
    Reference withoutFixed() {
        return new Reference(this, to, List.of());
    }
}
