package io.holdfast.dotnet.json;

/**
 * How JSON is read.
 *
 * @param dates what becomes of texts that look like a date
 * @param exactFloats whether numbers with a fraction become decimals
 * @param maxDepth how many levels may be open; 0 if nothing but the memory bounds them
 */
record JsonSettings(DateParseHandling dates, boolean exactFloats, int maxDepth) {

    private static final int DEPTH = 64;

    static final JsonSettings DEFAULT = new JsonSettings(DateParseHandling.DateTime, false, DEPTH);
}
