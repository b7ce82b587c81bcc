package io.holdfast.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The simple types of XML Schema that attributes have, named as its validator names them. */
@SuppressWarnings("ImmutableEnumChecker") // The predicates are lambdas without state.
enum SimpleType implements AttributeType {
    STRING("string", "String", value -> true),
    /** A string, or what an expression makes of whatever type. */
    ANY("anySimpleType", "String", value -> true),
    BOOLEAN("boolean", "Boolean", SimpleType::isBoolean),
    INT("int", "Int32", value -> between(value, Integer.MIN_VALUE, Integer.MAX_VALUE)),
    LONG("long", "Int64", value -> between(value, Long.MIN_VALUE, Long.MAX_VALUE)),
    UNSIGNED("unsignedInt", "UInt32", value -> between(value, 0, 0xFFFF_FFFFL)),
    POSITIVE("positiveInteger", "Integer", value -> between(value, 1, Long.MAX_VALUE)),
    NUMBER("double", "Double", SimpleType::isNumber),
    DATE_TIME(
            "dateTime",
            "DateTime",
            value -> value.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?(Z|[+-]\\d{2}:\\d{2})?"));

    private final String schemaName;
    private final String platformName;
    private final Predicate<String> valid;

    SimpleType(String schemaName, String platformName, Predicate<String> valid) {
        this.schemaName = schemaName;
        this.platformName = platformName;
        this.valid = valid;
    }

    @Override
    public @Nullable String complaint(String attribute, String value, References references) {
        return valid.test(value.strip())
                ? null
                : AttributeType.invalid(
                        attribute,
                        value,
                        "http://www.w3.org/2001/XMLSchema:" + schemaName,
                        "The string '%s' is not a valid %s value.".formatted(value, platformName));
    }

    private static boolean isBoolean(String value) {
        return value.equalsIgnoreCase("true")
                || value.equalsIgnoreCase("false")
                || value.equals("1")
                || value.equals("0");
    }

    private static boolean between(String value, long min, long max) {
        if (!value.matches("[+-]?\\d{1,30}")) {
            return false;
        }
        BigInteger number = new BigInteger(value);
        return number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0;
    }

    private static boolean isNumber(String value) {
        if (value.length() > 60) {
            return false;
        }
        try {
            new BigDecimal(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
