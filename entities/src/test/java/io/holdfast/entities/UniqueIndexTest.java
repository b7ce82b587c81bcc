package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Change;
import io.holdfast.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index of values that no two resources may have: it follows what is committed, and reads a type once. */
class UniqueIndexTest extends ServiceCase {

    private static final String TYPE = "tags";

    private final List<Resource> read = new ArrayList<>();
    private UniqueIndex index;

    @BeforeEach
    void create() {
        index = new UniqueIndex(TYPE, this::values, text -> text.toLowerCase(Locale.ROOT));
        tag("one", "Red");
        tag("two", "Green");
    }

    private List<String> values(Resource tag) {
        read.add(tag);
        return List.of(Documents.properties(tag).path("displayName").asString(""));
    }

    private static void tag(String name, String displayName) {
        put("tags/" + name, "{'displayName':'" + displayName + "'}");
    }

    private String owner(String value) {
        return fixture.configuration().<String, RuntimeException>write(transaction -> owner(transaction, value));
    }

    private String owner(Transaction transaction, String value) {
        return index.owner(Fixture.SERVICE, transaction, value)
                .map(ResourceKey::name)
                .orElse("");
    }

    private static Resource stored(String name) {
        return fixture.configuration().get(new ResourceKey(TYPE, "", name)).orElseThrow();
    }

    @Test
    void readsTheTypeOnce() {
        assertThat(owner("RED")).isEqualTo("one");
        assertThat(owner("red")).isEqualTo("one");
        assertThat(owner("blue")).isEmpty();
        assertThat(read).extracting(tag -> tag.key().name()).containsOnlyOnce("two");
    }

    @Test
    void followsWhatIsCommitted() {
        fixture.store().subscribe(index);
        owner("red");
        tag("one", "Blue");
        put("products/p", "{'displayName':'P'}");
        assertThat(owner("red")).isEmpty();
        assertThat(owner("blue")).isEqualTo("one");
        fixture.delete("tags/two");
        assertThat(owner("green")).isEmpty();
        assertThat(read).extracting(tag -> tag.key().name()).containsOnlyOnce("two");
    }

    @Test
    void readsChangesThatItWasNotToldOfAndNothingElse() {
        owner("red");
        tag("one", "Blue");
        fixture.delete("tags/one");
        tag("three", "Red");
        assertThat(owner("blue")).isEmpty();
        assertThat(owner("red")).isEqualTo("three");
        assertThat(read).extracting(tag -> tag.key().name()).containsOnlyOnce("two");
    }

    @Test
    void aGapInWhatItIsToldIsReadFromTheLog() {
        owner("red");
        tag("one", "Blue");
        tag("two", "Black");
        index.changed(Fixture.SERVICE, List.of(new Change.Put(sequence(), stored("two"))));
        assertThat(owner("blue")).isEqualTo("one");
        assertThat(owner("green")).isEmpty();
    }

    @Test
    void whatItHasReadFromTheLogIsToldItInVain() {
        owner("red");
        tag("one", "Blue");
        Change told = new Change.Put(sequence(), stored("one"));
        assertThat(owner("blue")).isEqualTo("one");
        tag("one", "White");
        assertThat(owner("white")).isEqualTo("one");
        index.changed(Fixture.SERVICE, List.of(told));
        assertThat(owner("white")).isEqualTo("one");
    }

    @Test
    void whatIsRolledBackNeverWas() {
        owner("red");
        assertThatThrownBy(() -> fixture.configuration().write(transaction -> {
                    byte[] yellow = "{\"displayName\":\"Yellow\"}".getBytes(StandardCharsets.UTF_8);
                    transaction.put(new ResourceKey(TYPE, "", "three"), "tags/three", yellow, null);
                    assertThat(owner(transaction, "yellow")).isEqualTo("three");
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        tag("four", "Orange");
        assertThat(owner("yellow")).isEmpty();
        assertThat(owner("orange")).isEqualTo("four");
    }

    @Test
    void whatIsNotCommittedIsSeenWithoutReadingAllAnew() {
        owner("red");
        fixture.configuration().write(transaction -> {
            transaction.put(new ResourceKey(TYPE, "", "one"), "tags/one", document("Blue"), null);
            transaction.delete(new ResourceKey(TYPE, "", "two"));
            transaction.put(new ResourceKey(TYPE, "", "three"), "tags/three", document("Green"), null);
            transaction.put(new ResourceKey(TYPE, "", "four"), "tags/four", document("White"), null);
            transaction.put(new ResourceKey(TYPE, "", "four"), "tags/four", document("Black"), null);
            assertThat(owner(transaction, "blue")).isEqualTo("one");
            assertThat(owner(transaction, "red")).isEmpty();
            assertThat(owner(transaction, "green")).isEqualTo("three");
            assertThat(owner(transaction, "white")).isEmpty();
            return assertThat(owner(transaction, "black")).isEqualTo("four");
        });
        assertThat(owner("black")).isEqualTo("four");
        assertThat(owner("red")).isEmpty();
        assertThat(read).extracting(tag -> tag.key().name()).containsOnlyOnce("two");
    }

    private static byte[] document(String displayName) {
        return ("{\"displayName\":\"" + displayName + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static long sequence() {
        return fixture.store().service(Fixture.SERVICE).orElseThrow().sequence();
    }

    @Test
    void displayNamesAndEmailsAreUnique() {
        put("workspaces/team", "{'displayName':'Team'}");
        put("namedValues/a", "{'displayName':'same','value':'v'}");
        assertThat(put("workspaces/team/namedValues/a", "{'displayName':'same','value':'v'}"))
                .isEqualTo(201);
        assertThat(put("namedValues/a", "{'displayName':'same','value':'w'}")).isEqualTo(200);
        assertThat(Refusals.validation("displayName", () -> put("namedValues/b", "{'displayName':'same','value':'v'}")))
                .contains("'a'");
        put("namedValues/a", "{'displayName':'renamed','value':'v'}");
        assertThat(put("namedValues/b", "{'displayName':'same','value':'v'}")).isEqualTo(201);
        Refusals.validation("displayName", () -> fixture.patch("namedValues/b", "{\"displayName\":\"renamed\"}"));

        String user = "{'firstName':'F','lastName':'L','email':'A@example.org'}";
        put("users/u", user);
        Refusals.validation("email", () -> put("users/v", user.replace("A@", "a@")));
        fixture.delete("users/u");
        assertThat(put("users/v", user)).isEqualTo(201);
    }
}
