package io.holdfast.model;

import org.jspecify.annotations.Nullable;

/**
 * A collection that is not stored but read from elsewhere. Either {@code link} or {@code where} is given.
 *
 * @param of the resource type that is listed
 * @param link the link type whose members are listed the other way round: {@code apis/products} shows the parents of
 *     {@code products/apis}
 * @param where the reference member of {@code of} that must name the parent of the view
 */
public record View(
        String of, @Nullable String link, @Nullable String where) {}
