package io.holdfast.dotnet.json;

/** What a reader has come upon, named as in Newtonsoft's messages. */
enum JsonToken {
    None,
    StartObject,
    StartArray,
    StartConstructor,
    PropertyName,
    Comment,
    Integer,
    Float,
    String,
    Boolean,
    Null,
    Undefined,
    EndObject,
    EndArray,
    EndConstructor,
    Date
}
