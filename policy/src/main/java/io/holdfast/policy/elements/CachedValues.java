package io.holdfast.policy.elements;

import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.json.JToken;
import io.holdfast.policy.EvaluationException;
import io.holdfast.usage.CounterName;
import java.time.temporal.TemporalAccessor;

/** Values that calls share. What can be changed is copied when it is kept and when it is taken, so no call changes another's. */
final class CachedValues {

    private static final int SMALL = 64;

    private CachedValues() {}

    /** Apart from what else the cache holds. */
    static String key(String key) {
        return "v:" + CounterName.of(key);
    }

    /** @throws EvaluationException if values of its type cannot be kept */
    static Object kept(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes.clone();
            case JToken json -> json.deepClone(Work.standard());
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            case Character character -> character;
            case Enum<?> constant -> constant;
            case TemporalAccessor time -> time;
            case Record plain when plain.getClass().getPackageName().startsWith("io.holdfast.dotnet.") -> plain;
            default -> throw new EvaluationException("The value is of a type that the cache cannot keep.");
        };
    }

    static Object taken(Object kept) {
        return switch (kept) {
            case byte[] bytes -> bytes.clone();
            case JToken json -> json.deepClone(Work.standard());
            default -> kept;
        };
    }

    /** About how much memory it takes. */
    static long bytes(Object kept) {
        return switch (kept) {
            case byte[] bytes -> bytes.length;
            case String text -> 2L * text.length();
            // Each member of a tree is several objects.
            case JToken json -> 8L * json.toString().length();
            default -> SMALL;
        };
    }
}
