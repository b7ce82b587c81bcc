package io.holdfast.recovery;

/**
 * How far a run is.
 *
 * @param records how many resources it has written so far
 * @param total how many there will be; 0 until that is known
 */
public record Progress(long records, long total) {}
