package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What a nextLink leads to while others write. */
class PagingTest {

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew();
        put("t0", "t1", "t2", "t3", "t4");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void everyPageKnowsTheCountAndOnlyTheLastHasNoLink() {
        var pages = new ArrayList<List<String>>();
        var counts = new ArrayList<Integer>();
        for (ObjectNode page = fixture.get("tags?$top=2"); ; page = follow(page)) {
            pages.add(names(page));
            counts.add(page.path("count").asInt());
            if (!page.has("nextLink")) {
                break;
            }
        }
        assertThat(pages).containsExactly(List.of("t0", "t1"), List.of("t2", "t3"), List.of("t4"));
        assertThat(counts).containsExactly(5, 5, 5);
    }

    @Test
    void aFullLastPageHasNoLink() {
        ObjectNode second = follow(fixture.get("tags?$top=3"));
        assertThat(names(second)).containsExactly("t3", "t4");
        assertThat(fixture.get("tags?$top=5").has("nextLink")).isFalse();
        put("t5");
        assertThat(follow(fixture.get("tags?$top=3")).has("nextLink")).isFalse();
    }

    @Test
    void whatOthersInsertOrDeleteBeforeAPlaceNeitherRepeatsNorHidesAnything() {
        ObjectNode first = fixture.get("tags?$top=2");
        put("a", "b", "c");
        ObjectNode second = follow(first);
        assertThat(names(second)).containsExactly("t2", "t3");
        assertThat(second.path("count").asInt()).isEqualTo(8);
        fixture.delete("tags/a");
        fixture.delete("tags/t3");
        ObjectNode third = follow(second);
        assertThat(names(third)).containsExactly("t4");
        assertThat(third.path("count").asInt()).isEqualTo(6);
        assertThat(third.has("nextLink")).isFalse();
    }

    @Test
    void aPlaceWhoseRestIsGoneIsAnEmptyPage() {
        ObjectNode first = fixture.get("tags?$top=4");
        fixture.delete("tags/t4");
        ObjectNode second = follow(first);
        assertThat(names(second)).isEmpty();
        assertThat(second.path("count").asInt()).isEqualTo(4);
        assertThat(second.has("nextLink")).isFalse();
    }

    @Test
    void whoeverChangesSkipGetsWhatHeAsksFor() {
        String link = link(fixture.get("tags?$top=1"));
        assertThat(names(fixture.get(link.replace("skip=1", "skip=3")))).containsExactly("t3");
        assertThat(names(fixture.get(link.replaceFirst("[$]skiptoken=[^&]*&", ""))))
                .containsExactly("t1");
    }

    @Test
    void placesAreBelowOneParent() {
        fixture.withDefaultContent();
        List<String> all = names(fixture.get("apis/echo-api/operations"));
        ObjectNode first = fixture.get("apis/echo-api/operations?$top=1");
        assertThat(names(follow(first))).isEqualTo(all.subList(1, 2));
        assertThat(first.path("count").asInt()).isEqualTo(all.size());
    }

    @Test
    void aListOfManyPagesIsWhole() {
        String[] names = IntStream.range(0, 250).mapToObj("u%03d"::formatted).toArray(String[]::new);
        put(names);
        var seen = new ArrayList<String>();
        for (ObjectNode page = fixture.get("tags"); ; page = follow(page)) {
            seen.addAll(names(page));
            if (!page.has("nextLink")) {
                break;
            }
        }
        assertThat(seen).hasSize(255).doesNotHaveDuplicates().endsWith(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "!", "2\n5\ng.1", "2\nmany\ng.1\nt1", "2\n5\ng.1\na/b", "2\n5\ng.1\na\u0000b"})
    void refusesATokenThatNoLinkHeld(String text) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        String refusal = Refusals.validation("$skiptoken", () -> fixture.get("tags?$skip=2&$skiptoken=" + token));
        assertThat(refusal).isEqualTo("$skiptoken is not one that a nextLink held; begin again without it.");
        Refusals.validation("$skiptoken", () -> fixture.get("tags?$skip=2&$skiptoken=*" + token));
    }

    @Test
    void aLinkOfAnEarlierBuildLeadsOn() {
        String text = "2\n5\n0123456789abcdef.17\nt1";
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThat(names(fixture.get("tags?$skip=2&$skiptoken=" + token))).startsWith("t2");
    }

    private static void put(String... names) {
        fixture.configuration().write(transaction -> {
            for (String name : names) {
                byte[] document = "{\"displayName\":\"Tag\"}".getBytes(StandardCharsets.UTF_8);
                transaction.put(new ResourceKey("tags", "", name), "tags/" + name, document, null);
            }
            return names;
        });
    }

    private static ObjectNode follow(ObjectNode page) {
        return fixture.get(link(page));
    }

    /** Below the service, as the fixture takes it. */
    private static String link(ObjectNode page) {
        String link = page.path("nextLink").asString();
        assertThat(link).startsWith("https://localhost:8443" + Fixture.SERVICE + "/");
        String[] parts = link.substring(("https://localhost:8443" + Fixture.SERVICE + "/").length())
                .split("\\?", 2);
        return parts[0] + "?"
                + parts[1].replace("%24top", "$top")
                        .replace("%24skiptoken", "$skiptoken")
                        .replace("%24skip=", "$skip=");
    }

    private static List<String> names(ObjectNode list) {
        return list.path("value")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }
}
