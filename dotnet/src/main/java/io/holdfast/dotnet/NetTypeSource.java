package io.holdfast.dotnet;

/**
 * Describes one .NET type, or a few that are used only together. Found by {@link java.util.ServiceLoader}: adding a type is adding
 * one class. It is asked for the description when the type is first used.
 */
public interface NetTypeSource {

    /** Full names without arity, for example {@code System.Guid}; the first is the one that {@link #describe} is asked for first. */
    String[] names();

    /** @param name one of {@link #names} */
    NetType describe(String name);

    /** All types of that name, which differ in the number of their type parameters: {@code Tuple}, {@code Func}. */
    default java.util.List<NetType> describeAll(String name) {
        return java.util.List.of(describe(name));
    }
}
