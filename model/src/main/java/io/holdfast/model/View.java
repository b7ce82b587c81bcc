package io.holdfast.model;

import org.jspecify.annotations.Nullable;

/**
 * A collection that is not stored but read from elsewhere. With {@code of} alone it shows all resources of that type, whatever
 * they lie under; otherwise one of the other members says more.
 *
 * @param of the resource type that is listed
 * @param link the link type whose members are listed the other way round: {@code apis/products} shows the parents of
 *     {@code products/apis}
 * @param where the reference member of {@code of} that must name the parent of the view
 * @param member for links with names of their own, which callers may write: the links of type {@code of} from or to the parent of
 *     the view, whose other end this member shows
 */
public record View(
        String of,
        @Nullable String link,
        @Nullable String where,
        @Nullable String member) {

    /** Whether it shows all resources of a type. */
    public boolean everywhere() {
        return link == null && where == null && member == null;
    }
}
