package io.holdfast.dotnet.numbers;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Math.Round and what is like it. */
final class Rounding {

    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 28;
    private static final double TOO_BIG = 1e16;

    private Rounding() {}

    static RoundingMode of(MidpointRounding mode) {
        return switch (mode) {
            case ToEven -> RoundingMode.HALF_EVEN;
            case AwayFromZero -> RoundingMode.HALF_UP;
            case ToZero -> RoundingMode.DOWN;
            case ToNegativeInfinity -> RoundingMode.FLOOR;
            case ToPositiveInfinity -> RoundingMode.CEILING;
        };
    }

    static BigDecimal decimal(BigDecimal value, int decimals, MidpointRounding mode) {
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw NetException.argumentOutOfRange(
                    "Decimal can only round to between 0 and 28 digits of precision.", "decimals");
        }
        return value.scale() <= decimals ? value : Decimals.fit(value.setScale(decimals, of(mode)));
    }

    /** Scales, rounds and scales back, with the errors that this brings: .NET does not look at the decimal form. */
    static double real(double value, int digits, MidpointRounding mode) {
        if (digits < 0 || digits > MOST_DIGITS) {
            throw NetException.argumentOutOfRange("Rounding digits must be between 0 and 15, inclusive.", "digits");
        }
        if (!(Math.abs(value) < TOO_BIG)) {
            return value;
        }
        double power = Math.pow(10, digits);
        return whole(value * power, mode) / power;
    }

    private static double whole(double value, MidpointRounding mode) {
        double rounded = switch (mode) {
            case ToEven -> Math.rint(value);
            case AwayFromZero -> {
                double down = Math.floor(Math.abs(value));
                yield Math.abs(value) - down >= 0.5 ? down + 1 : down;
            }
            case ToZero -> Math.floor(Math.abs(value));
            case ToNegativeInfinity -> Math.floor(value);
            case ToPositiveInfinity -> Math.ceil(value);
        };
        return Math.copySign(rounded, value);
    }
}
