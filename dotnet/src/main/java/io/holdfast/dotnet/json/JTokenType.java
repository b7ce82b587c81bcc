package io.holdfast.dotnet.json;

/** Kinds of tokens, named and numbered as Newtonsoft has them. */
public enum JTokenType {
    None,
    Object,
    Array,
    Constructor,
    Property,
    Comment,
    Integer,
    Float,
    String,
    Boolean,
    Null,
    Undefined,
    Date,
    Raw,
    Bytes,
    Guid,
    Uri,
    TimeSpan
}
