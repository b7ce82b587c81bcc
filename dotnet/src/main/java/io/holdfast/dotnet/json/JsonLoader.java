package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes trees of text, without recursion. */
@SuppressWarnings("ReferenceEquality") // Where a token lies is the question, not what it holds.
final class JsonLoader {

    private final Work work;
    private final JsonReader reader;

    private JsonLoader(Work work, String json, JsonSettings settings) {
        this.work = work;
        this.reader = new JsonReader(work, json, settings);
    }

    /** {@code JToken.Parse}. */
    static JToken token(Work work, @Nullable String json, JsonSettings settings) {
        JsonLoader loader = of(work, json, settings);
        return loader.rest(loader.any());
    }

    /** {@code JObject.Parse}. */
    static JObject object(Work work, @Nullable String json, JsonSettings settings) {
        JsonLoader loader = of(work, json, settings);
        loader.begin("JObject", JsonToken.StartObject, "an object");
        return (JObject) loader.rest(loader.children(new JObject()));
    }

    /** {@code JArray.Parse}. */
    static JArray array(Work work, @Nullable String json, JsonSettings settings) {
        JsonLoader loader = of(work, json, settings);
        loader.begin("JArray", JsonToken.StartArray, "an array");
        return (JArray) loader.rest(loader.children(new JArray()));
    }

    /** As the serializer reads: comments before it are passed over. Null if there is nothing. */
    static @Nullable JToken deserialized(Work work, String json, JsonSettings settings) {
        JsonLoader loader = of(work, json, settings);
        if (!loader.reader.read()) {
            return null;
        }
        loader.reader.skipComments();
        return loader.rest(loader.current());
    }

    private static JsonLoader of(Work work, @Nullable String json, JsonSettings settings) {
        if (json == null) {
            throw NetException.argumentNull("s");
        }
        return new JsonLoader(work, json, settings);
    }

    private void begin(String type, JsonToken start, String what) {
        if (!reader.read()) {
            throw reader.error("Error reading " + type + " from JsonReader.");
        }
        reader.skipComments();
        if (reader.token() != start) {
            throw reader.error("Error reading " + type + " from JsonReader. Current JsonReader item is not " + what
                    + ": " + reader.token());
        }
    }

    private JToken any() {
        if (!reader.read()) {
            throw reader.error("Error reading JToken from JsonReader.");
        }
        return current();
    }

    private JToken current() {
        return switch (reader.token()) {
            case StartObject -> children(new JObject());
            case StartArray -> children(new JArray());
            case StartConstructor -> children(new JConstructor((String) Objects.requireNonNull(reader.value())));
            default -> {
                JToken value = value();
                if (value == null) {
                    throw reader.error("Error reading JToken from JsonReader. Unexpected token: " + reader.token());
                }
                yield value;
            }
        };
    }

    /** What stands after the document: comments, or an error. */
    private JToken rest(JToken document) {
        while (reader.read()) {
            work.tick();
        }
        return document;
    }

    private @Nullable JToken value() {
        return switch (reader.token()) {
            case String, Integer, Float, Date, Boolean -> new JValue(reader.value());
            case Null -> JValue.ofNull();
            case Undefined -> JValue.undefined();
            case Comment -> JValue.comment((String) reader.value());
            default -> null;
        };
    }

    private JContainer children(JContainer whole) {
        String name = whole.getClass().getSimpleName();
        if (!reader.read()) {
            throw reader.error("Error reading " + name + " from JsonReader.");
        }
        JContainer in = whole;
        do {
            work.tick();
            if (in instanceof JProperty && in.count() > 0) {
                in = Objects.requireNonNull(in.parent());
            }
            JContainer next = take(in);
            if (next == null) {
                if (in == whole) {
                    return whole;
                }
                next = Objects.requireNonNull(in.parent());
            }
            in = next;
        } while (reader.read());
        throw reader.error("Unexpected end of content while loading " + name + ".");
    }

    /** Where the next token goes; null if this one ends the container. */
    private @Nullable JContainer take(JContainer in) {
        return switch (reader.token()) {
            case StartObject -> put(in, new JObject());
            case StartArray -> put(in, new JArray());
            case StartConstructor -> put(in, new JConstructor((String) Objects.requireNonNull(reader.value())));
            case EndObject, EndArray, EndConstructor -> null;
            case PropertyName -> property((JObject) in, (String) Objects.requireNonNull(reader.value()));
            case Comment -> in;
            default -> {
                put(in, Objects.requireNonNull(value()));
                yield in;
            }
        };
    }

    private <T extends JToken> T put(JContainer in, T token) {
        in.insertOne(work, in.count(), token);
        return token;
    }

    private JContainer property(JObject in, String name) {
        JProperty existing = in.property(name);
        if (existing == null) {
            return put(in, new JProperty(name));
        }
        var property = new JProperty(name);
        in.setAt(work, in.indexOf(work, existing), property);
        return property;
    }
}
