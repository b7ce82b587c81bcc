package io.holdfast.liquid;

/** A template is none; the message is DotLiquid's. */
public final class LiquidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LiquidException(String message) {
        super(message, null, false, false);
    }
}
