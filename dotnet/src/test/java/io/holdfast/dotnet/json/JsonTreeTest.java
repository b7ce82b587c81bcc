package io.holdfast.dotnet.json;

import static io.holdfast.dotnet.json.Tree.array;
import static io.holdfast.dotnet.json.Tree.json;
import static io.holdfast.dotnet.json.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.Work;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes of trees, and what lies where. */
class JsonTreeTest {

    private final Work work = Work.standard();

    private static JToken at(JToken token, Object key) {
        return Objects.requireNonNull(token.get(Work.standard(), key));
    }

    private static NetArray objects(@Nullable Object... items) {
        return new NetArray(NetTypes.get("object").ref(), items);
    }

    @Test
    void anObjectKeepsTheOrderOfItsProperties() {
        JObject o = object("{\"b\":1,\"a\":2}");
        o.set(work, "c", new JValue(3L));
        o.set(work, "b", JValue.text("x"));
        o.remove(work, "a");
        o.add(work, "a", null);
        assertThat(json(o)).isEqualTo("{\"b\":\"x\",\"c\":3,\"a\":null}");
        assertThat(o.get("missing")).isNull();
        assertThat(o.count()).isEqualTo(3);
    }

    @Test
    void manyPropertiesAreFoundByName() {
        var o = new JObject();
        for (int i = 0; i < 1000; i++) {
            o.set(work, "p" + i, new JValue((long) i));
        }
        for (int i = 0; i < 1000; i += 2) {
            o.remove(work, "p" + i);
        }
        assertThat(json(o.get("p999"))).isEqualTo("999");
        assertThat(o.get("p998")).isNull();
        assertThat(o.containsKey("p1")).isTrue();
    }

    @Test
    void aPropertyIsThereOnce() {
        assertThatThrownBy(() -> object("{\"a\":1}").add(work, "a", null))
                .hasMessage(
                        "Can not add property a to Newtonsoft.Json.Linq.JObject. Property with the same name already"
                                + " exists on object.");
        assertThatThrownBy(() -> new JObject().add(work, new JValue(1L)))
                .hasMessage("Can not add Newtonsoft.Json.Linq.JValue to Newtonsoft.Json.Linq.JObject.");
        assertThatThrownBy(() -> new JArray().add(work, new JProperty(work, "a", 1)))
                .hasMessage("Can not add Newtonsoft.Json.Linq.JProperty to Newtonsoft.Json.Linq.JArray.");
    }

    @Test
    void contentOfEveryKindBecomesTokens() {
        assertThat(json(new JArray(work, objects(1, "x", true, null, 1.5, objects(2, 3), new JObject()))))
                // Newtonsoft counts a sequence within a sequence as one place: what follows is put before its second
                // element.
                .isEqualTo("[1,\"x\",true,null,1.5,2,{},3]");
        assertThat(json(new JProperty(work, "a", objects(1, 2)))).isEqualTo("\"a\": [1,2]".replace(": ", ":"));
        assertThat(json(new JObject(work, objects(new JProperty(work, "a", 1), new JProperty(work, "b", null)))))
                .isEqualTo("{\"a\":1,\"b\":null}");
        assertThatThrownBy(() -> new JValue('c'))
                .hasMessage("Could not determine JSON object type for type System.Char.");
    }

    @Test
    void aTokenThatBelongsSomewhereIsCopied() {
        JObject o = object("{\"a\":{\"x\":1}}");
        JToken a = at(o, "a");
        o.set(work, "b", a);
        ((JObject) a).set(work, "x", new JValue(2L));
        assertThat(json(o)).isEqualTo("{\"a\":{\"x\":2},\"b\":{\"x\":1}}");
        o.set(work, "self", o);
        assertThat(json(at(o, "self"))).isEqualTo("{\"a\":{\"x\":2},\"b\":{\"x\":1}}");
    }

    @Test
    void neighboursAndPathsAreKnown() {
        JObject o = object("{\"a\":[1,{\"b c\":2}],\"d\":3}");
        JToken deep = at(at(at(o, "a"), 1), "b c");
        assertThat(deep.path(work)).isEqualTo("a[1]['b c']");
        assertThat(deep.root(work)).isSameAs(o);
        assertThat(at(o, "a").path(work)).isEqualTo("a");
        assertThat(o.path(work)).isEmpty();
        assertThat(json(at(at(o, "a"), 0).next())).isEqualTo("{\"b c\":2}");
        assertThat(at(at(o, "a"), 0).previous()).isNull();
        assertThat(json(o.first())).isEqualTo("\"a\":[1,{\"b c\":2}]");
        assertThat(json(o.last())).isEqualTo("\"d\":3");
        assertThat(json(at(o, "d").parent())).isEqualTo("\"d\":3");
    }

    @Test
    void tokensAreAddedRemovedAndReplacedInPlace() {
        JArray a = array("[1,2,3]");
        at(a, 1).addAfterSelf(work, "after");
        at(a, 1).addBeforeSelf(work, objects("x", "y"));
        at(a, 0).replace(work, new JObject());
        a.children().getLast().remove(work);
        a.addFirst(work, null);
        assertThat(json(a)).isEqualTo("[null,{},\"x\",\"y\",2,\"after\"]");
        assertThatThrownBy(() -> new JValue(1L).remove(work)).hasMessage("The parent is missing.");
        assertThatThrownBy(() -> at(object("{\"a\":1}"), "a").remove(work))
                .hasMessage("Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.");
    }

    @Test
    void indexesThatAreNotThereAreTold() {
        JArray a = array("[1]");
        assertThatThrownBy(() -> a.get(1))
                .hasMessageStartingWith("Index was out of range. Must be non-negative and less than the size of the");
        assertThatThrownBy(() -> a.get(work, "x"))
                .hasMessage("Accessed JArray values with invalid key value: \"x\". Int32 array index expected.");
        assertThatThrownBy(() -> object("{}").get(work, 0))
                .hasMessage("Accessed JObject values with invalid key value: 0. Object property name expected.");
        assertThatThrownBy(() -> new JValue(1L).get(work, "x"))
                .hasMessage("Cannot access child value on Newtonsoft.Json.Linq.JValue.");
        assertThatThrownBy(() -> new JValue(1L).set(work, "x", null))
                .hasMessage("Cannot set child value on Newtonsoft.Json.Linq.JValue.");
    }

    @Test
    void aChangeEndsAnIteration() {
        JArray a = array("[1,2]");
        var each = a.iterator();
        each.next();
        a.add(work, 3);
        assertThatThrownBy(each::hasNext).hasMessage("Collection was modified; enumeration operation may not execute.");
    }

    @Test
    void equalTreesAreEqualWhateverTheOrderOfProperties() {
        JToken a = Tree.parse("{\"x\":1,\"y\":[1.0,\"t\",null]}");
        assertThat(JToken.deepEquals(work, a, Tree.parse("{\"y\":[1.0,\"t\",null],\"x\":1}")))
                .isTrue();
        assertThat(JToken.deepEquals(work, a, Tree.parse("{\"y\":[1,\"t\",null],\"x\":1}")))
                .isFalse();
        assertThat(JToken.deepEquals(work, a, a.deepClone(work))).isTrue();
        assertThat(new JValue(1)).isEqualTo(new JValue(1L));
        assertThat(new JValue(1)).isNotEqualTo(new JValue(1.0));
    }

    @Test
    void mergeAddsWhatIsNewAndPutsArraysBehindEachOther() {
        JObject o = object("{\"a\":1,\"b\":{\"x\":1},\"c\":[1],\"d\":5}");
        JsonMerge.merge(work, o, object("{\"a\":2,\"b\":{\"y\":2},\"c\":[1,2],\"d\":null,\"e\":{}}"));
        assertThat(json(o)).isEqualTo("{\"a\":2,\"b\":{\"x\":1,\"y\":2},\"c\":[1,1,2],\"d\":5,\"e\":{}}");
    }

    @Test
    void valuesPrintBareAndAsJson() {
        assertThat(JValue.text("a\"b").text(work)).isEqualTo("a\"b");
        assertThat(json(JValue.text("a\"b"))).isEqualTo("\"a\\\"b\"");
        assertThat(new JValue(1.0).text(work)).isEqualTo("1");
        assertThat(json(new JValue(1.0))).isEqualTo("1.0");
        assertThat(new JValue(true).text(work)).isEqualTo("True");
        assertThat(json(new JValue(true))).isEqualTo("true");
        assertThat(JValue.ofNull().text(work)).isEmpty();
        assertThat(json(new JRaw("{a:1}"))).isEqualTo("{a:1}");
        assertThat(json(new JValue(new java.math.BigDecimal("5")))).isEqualTo("5.0");
        assertThat(json(new JValue(new byte[] {1, 2}))).isEqualTo("\"AQI=\"");
    }
}
