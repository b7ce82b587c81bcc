package io.holdfast.expression.run;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetUInt;
import io.holdfast.dotnet.NetULong;
import java.math.BigDecimal;

/** C#'s operators on numbers of one kind, which promotion has made int, uint, long, ulong, float, double or decimal. */
public final class Arithmetic {

    private Arithmetic() {}

    static NetException byZero() {
        return new NetException("System.DivideByZeroException", "Attempted to divide by zero.");
    }

    private static NetException overflow() {
        return NetException.overflow("Arithmetic operation resulted in an overflow.");
    }

    public static Object apply(String operator, Num kind, Object a, Object b) {
        return switch (kind) {
            case INT -> ints(operator, (Integer) a, (Integer) b);
            case LONG -> longs(operator, (Long) a, (Long) b);
            case DOUBLE -> doubles(operator, (Double) a, (Double) b);
            case FLOAT -> floats(operator, (Float) a, (Float) b);
            case DECIMAL -> decimals(operator, (BigDecimal) a, (BigDecimal) b);
            case UINT -> new NetUInt(uints(operator, ((NetUInt) a).value(), ((NetUInt) b).value()) & 0xffff_ffffL);
            case ULONG -> new NetULong(ulongs(operator, ((NetULong) a).bits(), ((NetULong) b).bits()));
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    static int ints(String operator, int a, int b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> divide(a, b);
            case "%" -> remainder(a, b);
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    static int divide(int a, int b) {
        if (b == 0) {
            throw byZero();
        }
        if (b == -1 && a == Integer.MIN_VALUE) {
            throw overflow();
        }
        return a / b;
    }

    static int remainder(int a, int b) {
        if (b == 0) {
            throw byZero();
        }
        if (b == -1 && a == Integer.MIN_VALUE) {
            throw overflow();
        }
        return a % b;
    }

    static long longs(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> divide(a, b);
            case "%" -> remainder(a, b);
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    static long divide(long a, long b) {
        if (b == 0) {
            throw byZero();
        }
        if (b == -1 && a == Long.MIN_VALUE) {
            throw overflow();
        }
        return a / b;
    }

    static long remainder(long a, long b) {
        if (b == 0) {
            throw byZero();
        }
        if (b == -1 && a == Long.MIN_VALUE) {
            throw overflow();
        }
        return a % b;
    }

    static double doubles(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static float floats(String operator, float a, float b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static BigDecimal decimals(String operator, BigDecimal a, BigDecimal b) {
        return switch (operator) {
            case "+" -> Decimals.add(a, b);
            case "-" -> Decimals.subtract(a, b);
            case "*" -> Decimals.multiply(a, b);
            case "/" -> Decimals.divide(a, b);
            case "%" -> Decimals.remainder(a, b);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static long uints(String operator, long a, long b) {
        if (b == 0 && (operator.equals("/") || operator.equals("%"))) {
            throw byZero();
        }
        return longs(operator, a, b);
    }

    private static long ulongs(String operator, long a, long b) {
        if (b == 0 && (operator.equals("/") || operator.equals("%"))) {
            throw byZero();
        }
        return switch (operator) {
            case "/" -> Long.divideUnsigned(a, b);
            case "%" -> Long.remainderUnsigned(a, b);
            default -> longs(operator, a, b);
        };
    }

    /** Comparisons; with NaN all but {@code !=} are false. */
    public static boolean compare(String operator, Num kind, Object a, Object b) {
        return switch (kind) {
            case DOUBLE -> doubles(operator, (Double) a, (Double) b, true);
            case FLOAT -> doubles(operator, (Float) a, (Float) b, true);
            default -> holds(operator, order(kind, a, b));
        };
    }

    private static int order(Num kind, Object a, Object b) {
        return switch (kind) {
            case INT -> Integer.compare((Integer) a, (Integer) b);
            case LONG -> Long.compare((Long) a, (Long) b);
            case UINT -> ((NetUInt) a).compareTo((NetUInt) b);
            case ULONG -> ((NetULong) a).compareTo((NetULong) b);
            case DECIMAL -> ((BigDecimal) a).compareTo((BigDecimal) b);
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    static boolean holds(String operator, int order) {
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    static boolean doubles(String operator, double a, double b, boolean comparison) {
        return switch (operator) {
            case "==" -> a == b;
            case "!=" -> a != b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    public static Object shift(boolean left, Num kind, Object value, int by) {
        return switch (kind) {
            case INT -> left ? (Integer) value << by : (Integer) value >> by;
            case LONG -> left ? (Long) value << by : (Long) value >> by;
            case UINT -> {
                long bits = ((NetUInt) value).value();
                yield new NetUInt((left ? bits << (by & 31) : bits >>> (by & 31)) & 0xffff_ffffL);
            }
            case ULONG -> new NetULong(left ? ((NetULong) value).bits() << by : ((NetULong) value).bits() >>> by);
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    public static Object negate(Num kind, Object value) {
        return switch (kind) {
            case INT -> -(Integer) value;
            case LONG -> -(Long) value;
            case DOUBLE -> -(Double) value;
            case FLOAT -> -(Float) value;
            case DECIMAL -> Decimals.negate((BigDecimal) value);
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    public static Object complement(Num kind, Object value) {
        return switch (kind) {
            case INT -> ~(Integer) value;
            case LONG -> ~(Long) value;
            case UINT -> new NetUInt(~((NetUInt) value).value() & 0xffff_ffffL);
            case ULONG -> new NetULong(~((NetULong) value).bits());
            default -> throw new IllegalArgumentException(kind.name());
        };
    }
}
