package io.holdfast.dotnet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.Net;
import io.holdfast.dotnet.NetAnonymous;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.collections.NetDictionary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonConvertTest {

    private static final String TYPE = "Newtonsoft.Json.JsonConvert";
    private final Work work = Work.standard();

    private static Object text(@Nullable Object value) {
        return Objects.requireNonNull(Net.call(TYPE, "SerializeObject", value));
    }

    private @Nullable Object read(TypeRef type, String json) {
        return FromTokens.value(work, Tree.parse(json), type);
    }

    @Test
    void valuesAreSerialized() {
        assertThat(text("a\"b")).isEqualTo("\"a\\\"b\"");
        assertThat(text(5)).isEqualTo("5");
        assertThat(text(1.0)).isEqualTo("1.0");
        assertThat(text(new BigDecimal("2"))).isEqualTo("2.0");
        assertThat(text(true)).isEqualTo("true");
        assertThat(text(null)).isEqualTo("null");
        assertThat(text('c')).isEqualTo("\"c\"");
        assertThat(text(new byte[] {1, 2})).isEqualTo("\"AQI=\"");
        assertThat(text(Double.NaN)).isEqualTo("\"NaN\"");
        assertThat(text(JTokenType.Object)).isEqualTo("1");
    }

    @Test
    void collectionsAreSerialized() {
        var dictionary = new NetDictionary(TypeRefs.STRING, TypeRefs.OBJECT);
        dictionary.put(work, "a", 1);
        dictionary.put(work, "b", NetArray.ofStrings(List.of("x", "y")));
        dictionary.put(work, "c", null);
        assertThat(text(dictionary)).isEqualTo("{\"a\":1,\"b\":[\"x\",\"y\"],\"c\":null}");
        assertThat(text(Tree.parse("{\"a\":[1,{}]}"))).isEqualTo("{\"a\":[1,{}]}");
    }

    @Test
    void anonymousObjectsAreSerializedInTheirOrder() {
        var inner = new NetAnonymous(TypeRefs.OBJECT, List.of("z"), new @Nullable Object[] {null});
        var outer = new NetAnonymous(TypeRefs.OBJECT, List.of("b", "a"), new @Nullable Object[] {inner, 1});
        assertThat(text(outer)).isEqualTo("{\"b\":{\"z\":null},\"a\":1}");
        assertThat(Tree.json(ToTokens.object(work, outer))).isEqualTo("{\"b\":{\"z\":null},\"a\":1}");
        assertThatThrownBy(() -> ToTokens.object(work, 5))
                .hasMessage("Object serialized to Integer. JObject instance expected.");
    }

    @Test
    void textsAreDeserialized() {
        assertThat(Net.call(TYPE, "DeserializeObject", "5")).isEqualTo(5L);
        assertThat(Net.call(TYPE, "DeserializeObject", "\"x\"")).isEqualTo("x");
        assertThat(Net.call(TYPE, "DeserializeObject", "")).isNull();
        assertThat(Net.call(TYPE, "DeserializeObject", "/*c*/{\"a\":1}")).isInstanceOf(JObject.class);
        assertThat(read(TypeRefs.INT, "7")).isEqualTo(7);
        Object list =
                Objects.requireNonNull(read(TypeRefs.of("System.Collections.Generic.List", TypeRefs.INT), "[1,\"2\"]"));
        var each = Sequences.of(list);
        assertThat(each.next()).isEqualTo(1);
        assertThat(each.next()).isEqualTo(2);
        var dictionary = (NetDictionary) Objects.requireNonNull(read(
                TypeRefs.of("System.Collections.Generic.Dictionary", TypeRefs.STRING, TypeRefs.STRING), "{\"a\":1}"));
        assertThat(dictionary.find("a")).isEqualTo("1");
        assertThat(Values.toString(work, read(new TypeRef.Array(TypeRefs.STRING), "[]")))
                .isEqualTo("System.String[]");
        assertThatThrownBy(() -> read(TypeRefs.of("Newtonsoft.Json.Linq.JObject"), "[]"))
                .hasMessage("Deserialized JSON type 'Newtonsoft.Json.Linq.JArray' is not compatible with expected type"
                        + " 'Newtonsoft.Json.Linq.JObject'. Path ''.");
        assertThatThrownBy(() -> read(TypeRefs.of("System.Collections.Generic.List", TypeRefs.INT), "{}"))
                .hasMessageStartingWith(
                        "Cannot deserialize the current JSON object (e.g. {\"name\":\"value\"}) into type"
                                + " 'System.Collections.Generic.List`1[System.Int32]' because the type requires a JSON array");
    }
}
