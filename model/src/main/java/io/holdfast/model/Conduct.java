package io.holdfast.model;

/**
 * How the items of a resource type answer where types differ.
 *
 * @param etagOnHead whether HEAD answers 200 with the ETag; otherwise it says only whether the item is there (204)
 * @param etagOnPut whether PUT must say with If-Match which state it means; {@code *} is any, also none
 * @param patchEmpty whether PATCH answers 204 in place of the item
 * @param async whether PUT and PATCH answer 202, with a Location to poll
 */
public record Conduct(boolean etagOnHead, boolean etagOnPut, boolean patchEmpty, boolean async) {}
