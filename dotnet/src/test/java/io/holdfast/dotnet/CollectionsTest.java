package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CollectionsTest {

    private static final String SPACE = "System.Collections.Generic.";

    private static NetArray numbers(Integer... numbers) {
        return new NetArray(TypeRefs.INT, numbers.clone());
    }

    private static NetArray texts(String... texts) {
        return NetArray.ofStrings(List.of(texts));
    }

    private static List<Object> all(Object sequence) {
        List<Object> all = new ArrayList<>();
        Sequences.of(sequence).forEachRemaining(all::add);
        return all;
    }

    private static NetFunction length() {
        return a -> ((String) a[0]).length();
    }

    @Test
    void nothingIsDoneBeforeSomebodyReads() {
        AtomicInteger calls = new AtomicInteger();
        Object query = Net.linq("Select", numbers(1, 2, 3), (NetFunction) a -> calls.incrementAndGet());
        assertThat(calls).hasValue(0);
        Net.linq("First", query);
        assertThat(calls).hasValue(1);
        assertThat(all(query)).hasSize(3);
        assertThat(calls).hasValue(4);
    }

    @Test
    void sequencesAreFilteredAndPutTogether() {
        assertThat(all(Net.linq("Where", numbers(1, 2, 3, 4), (NetFunction) a -> (int) a[0] % 2 == 0)))
                .containsExactly(2, 4);
        assertThat(all(Net.linq("Skip", Net.linq("Take", numbers(1, 2, 3, 4), 3), 1)))
                .containsExactly(2, 3);
        assertThat(all(Net.linq("Concat", numbers(1), numbers(2)))).containsExactly(1, 2);
        assertThat(all(Net.linq("Union", numbers(1, 2, 1), numbers(2, 3)))).containsExactly(1, 2, 3);
        assertThat(all(Net.linq("Except", numbers(1, 2, 2, 3), numbers(2)))).containsExactly(1, 3);
        assertThat(all(Net.linq("Intersect", numbers(1, 2, 2, 3), numbers(3, 2))))
                .containsExactly(2, 3);
        assertThat(all(Net.linq("Reverse", numbers(1, 2, 3)))).containsExactly(3, 2, 1);
        assertThat(all(Net.linq("TakeLast", numbers(1, 2, 3), 2))).containsExactly(2, 3);
        assertThat(all(Net.linq("SkipLast", numbers(1, 2, 3), 2))).containsExactly(1);
        assertThat(all(Net.linq("Zip", numbers(1, 2), texts("a"), (NetFunction) a -> a[1] + "" + a[0])))
                .containsExactly("a1");
    }

    @Test
    void orderIsStableAndByLanguage() {
        assertThat(all(Net.linq("OrderBy", texts("b", "B", "a", "A"), (NetFunction) a -> a[0])))
                .containsExactly("a", "A", "b", "B");
        Object byLength = Net.linq("OrderByDescending", texts("a", "bb", "c", "dd"), length());
        assertThat(all(byLength)).containsExactly("bb", "dd", "a", "c");
        assertThat(all(Net.linq("ThenByDescending", byLength, (NetFunction) a -> a[0])))
                .containsExactly("dd", "bb", "c", "a");
    }

    @Test
    void oneElementOrNone() {
        assertThat(Net.linq("First", numbers(7, 8))).isEqualTo(7);
        assertThat(Net.linq("FirstOrDefault", numbers())).isNull();
        assertThatThrownBy(() -> Net.linq("First", numbers())).hasMessage("Sequence contains no elements");
        assertThatThrownBy(() -> Net.linq("Single", numbers(1, 2)))
                .hasMessage("Sequence contains more than one element");
        assertThatThrownBy(() -> Net.linq("Last", numbers(1), (NetFunction) a -> false))
                .hasMessage("Sequence contains no matching element");
        assertThatThrownBy(() -> Net.linq("ElementAt", numbers(1), 5))
                .hasMessage("Index was out of range. Must be non-negative and less than the size of the collection."
                        + " (Parameter 'index')");
        assertThatThrownBy(() -> Net.linq("Any", (Object) null))
                .hasMessage("Value cannot be null. (Parameter 'source')");
    }

    @Test
    void totals() {
        assertThat(Net.linq("Sum", numbers(1, 2, 3))).isEqualTo(6);
        assertThat(Net.linq("Average", numbers(1, 2))).isEqualTo(1.5);
        assertThat(Net.linq("Max", numbers(1, 3, 2))).isEqualTo(3);
        assertThatThrownBy(() -> Net.linq("Sum", numbers(Integer.MAX_VALUE, 1)))
                .hasMessage("Arithmetic operation resulted in an overflow.");
        assertThat(Net.linq("Aggregate", numbers(1, 2, 3), (NetFunction) a -> (int) a[0] * 10 + (int) a[1]))
                .isEqualTo(123);
    }

    @Test
    void groupsKeepTheOrderOfTheirFirstElements() {
        Object groups = Net.linq("GroupBy", texts("a", "bb", "c"), length());
        List<Object> found = all(groups);
        assertThat(found).hasSize(2);
        assertThat(Net.on(found.getFirst(), "Key")).isEqualTo(1);
        assertThat(all(found.getFirst())).containsExactly("a", "c");
        Object dictionary = Net.linq("ToDictionary", texts("a", "bb"), length());
        assertThat(((NetReadOnlyDictionary) dictionary).get(2)).isEqualTo("bb");
        assertThatThrownBy(() -> Net.linq("ToDictionary", texts("a", "b"), length()))
                .hasMessage("An item with the same key has already been added. Key: 1");
    }

    @Test
    void aDictionaryFollowsItsComparer() {
        Object ignoring = Net.call("System.StringComparer", "OrdinalIgnoreCase");
        Object dictionary = Net.make(TypeRefs.of(SPACE + "Dictionary", TypeRefs.STRING, TypeRefs.INT), ignoring);
        Net.on(dictionary, "Add", "Key", 1);
        assertThat(Net.on(dictionary, "ContainsKey", "KEY")).isEqualTo(true);
        assertThatThrownBy(() -> Net.on(dictionary, "Item", "other"))
                .hasMessage("The given key was not present in the dictionary.");
        Parameter.Cell out = new Parameter.Cell();
        assertThat(Net.on(dictionary, "TryGetValue", "other", out)).isEqualTo(false);
        assertThat(out.value).isEqualTo(0);
    }

    @Test
    void aListThatIsChangedUnderALoopSaysSo() {
        Object list = Net.make(TypeRefs.of(SPACE + "List", TypeRefs.INT), numbers(3, 1, 2));
        Net.on(list, "Sort");
        assertThat(all(list)).containsExactly(1, 2, 3);
        var each = ((NetEnumerable) list).iterator();
        each.next();
        Net.on(list, "Add", 4);
        assertThatThrownBy(each::next).hasMessage("Collection was modified; enumeration operation may not execute.");
        assertThatThrownBy(() -> Net.on(list, "Item", 9)).hasMessageStartingWith("Index was out of range.");
    }

    @Test
    void arraysAreSearchedAndOrdered() {
        NetArray array = numbers(3, 1, 2);
        Net.call("System.Array", "Sort", array);
        assertThat(Arrays.asList(array.items())).containsExactly(1, 2, 3);
        Net.call("System.Array", "Reverse", array);
        assertThat(Arrays.asList(array.items())).containsExactly(3, 2, 1);
        assertThat(Net.call("System.Array", "IndexOf", array, 2)).isEqualTo(1);
        assertThat(Net.call("System.Array", "Exists", array, (NetFunction) a -> (int) a[0] > 2))
                .isEqualTo(true);
        byte[] bytes = {3, 1, 2};
        Net.call("System.Array", "Sort", (Object) bytes);
        assertThat(bytes).containsExactly(1, 2, 3);
    }

    @Test
    void setsAndQueues() {
        Object set = Net.make(TypeRefs.of(SPACE + "HashSet", TypeRefs.INT), numbers(1, 2, 2));
        Net.on(set, "UnionWith", numbers(3));
        assertThat(Net.on(set, "Count")).isEqualTo(3);
        assertThat(Net.on(set, "IsSupersetOf", numbers(1, 3))).isEqualTo(true);
        Object stack = Net.make(TypeRefs.of(SPACE + "Stack", TypeRefs.INT), numbers(1, 2));
        assertThat(Net.on(stack, "Pop")).isEqualTo(2);
        Object queue = Net.make(TypeRefs.of(SPACE + "Queue", TypeRefs.INT), numbers(1, 2));
        assertThat(Net.on(queue, "Dequeue")).isEqualTo(1);
        Net.on(queue, "Dequeue");
        assertThatThrownBy(() -> Net.on(queue, "Dequeue")).hasMessage("Queue empty.");
    }
}
