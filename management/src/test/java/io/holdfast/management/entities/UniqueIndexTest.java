package io.holdfast.management.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Change;
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
        return index.owner(Fixture.SERVICE, fixture.configuration(), value)
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
        owner("red");
        tag("one", "Blue");
        index.changed(Fixture.SERVICE, List.of(new Change.Put(9, stored("one"))));
        assertThat(owner("red")).isEmpty();
        assertThat(owner("blue")).isEqualTo("one");
        fixture.delete("tags/two");
        index.changed(Fixture.SERVICE, List.of(new Change.Deleted(10, new ResourceKey(TYPE, "", "two"))));
        assertThat(owner("green")).isEmpty();
        assertThat(read).extracting(tag -> tag.key().name()).containsOnlyOnce("two");
    }

    @Test
    void noticesResourcesThatItWasNotToldOf() {
        owner("red");
        tag("three", "Blue");
        assertThat(owner("blue")).isEqualTo("three");
        tag("three", "Black");
        assertThat(owner("blue")).isEmpty();
        assertThat(owner("black")).isEqualTo("three");
        index.replaced(fixture.store().service(Fixture.SERVICE).orElseThrow());
        assertThat(owner("red")).isEqualTo("one");
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
