package io.holdfast.model;

/**
 * How the items of a resource type answer where types differ.
 *
 * @param etag whether they have an ETag: PATCH and DELETE then need an If-Match header; HEAD shows it, and says only whether
 *     the item is there (204) otherwise
 * @param etagOnPut whether PUT needs one, too; {@code *} then also makes an item that is not there
 * @param patchEmpty whether PATCH answers 204 in place of the item
 * @param async whether PUT and PATCH answer 202, with a Location to poll
 */
public record Conduct(boolean etag, boolean etagOnPut, boolean patchEmpty, boolean async) {}
