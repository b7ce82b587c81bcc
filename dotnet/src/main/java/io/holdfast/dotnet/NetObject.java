package io.holdfast.dotnet;

/** A value of a type that its Java class alone does not tell: {@code List<string>} and {@code List<int>} have one class. */
public interface NetObject {

    TypeRef netType();
}
