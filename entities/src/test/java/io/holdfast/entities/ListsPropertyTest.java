package io.holdfast.entities;

import static io.holdfast.entities.Fixture.etag;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Writes with and without preconditions, lists, pages and filters do what a sorted map would. */
class ListsPropertyTest {

    /** What a writer knows of the state of what he writes. */
    enum Knowledge {
        NOTHING,
        ANY,
        NONE,
        NEWEST,
        STALE
    }

    /** One write: {@code display} is null for a deletion. */
    record Step(String name, @Nullable String display, Knowledge knowledge) {}

    /** A filter, and what it means. */
    record Meaning(String filter, Predicate<String> name, Predicate<String> display) {
        boolean passes(String itsName, String itsDisplay) {
            return name.test(itsName) && display.test(itsDisplay);
        }
    }

    private record Item(String name, String display, String etag) {}

    /** An ETag that nothing has. */
    private static final String NEVER = "\"AAAAAAAAAAA=\"";

    private static Path directory;
    private static Fixture fixture;

    private final TreeMap<String, Item> model = new TreeMap<>();
    private String stale = NEVER;

    @BeforeAll
    static void open() throws IOException {
        directory = Files.createTempDirectory("lists");
        fixture = new Fixture(directory);
    }

    @AfterAll
    static void close() throws IOException {
        fixture.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** @param top how many a page holds */
    private record Drawn(List<Step> steps, Meaning meaning, int top) {

        static Drawn draw(Draw draw) {
            return new Drawn(draw.list(30, Drawn::step), filtering(draw), draw.between(1, 7));
        }

        private static Step step(Draw draw) {
            return new Step(name(draw), draw.oneIn(5) ? null : display(draw), draw.of(Knowledge.values()));
        }
    }

    @Test
    void doesWhatASortedMapWould() {
        Property.holds(60, Drawn::draw, this::compare);
    }

    private void compare(Drawn drawn) {
        Meaning meaning = drawn.meaning();
        int top = drawn.top();
        model.clear();
        stale = NEVER;
        fixture.renew();

        drawn.steps().forEach(this::write);

        assertThat(pages("tags?$top=" + top)).containsExactlyElementsOf(names((name, display) -> true));
        assertThat(pages("tags?$top=" + top + "&$filter=" + URLEncoder.encode(meaning.filter(), UTF_8)))
                .as(meaning.filter())
                .containsExactlyElementsOf(names(meaning::passes));
        assertThat(pages("tags?$orderby=name%20desc&$top=" + top))
                .containsExactlyElementsOf(names((name, display) -> true).reversed());
        model.values()
                .forEach(item -> assertThat(etag(fixture.call("HEAD", "tags/" + item.name(), "")))
                        .isEqualTo(item.etag()));
    }

    private void write(Step step) {
        String key = step.name().toLowerCase(Locale.ROOT);
        Item before = model.get(key);
        String[] headers = headers(step.knowledge(), before);
        int expected = expected(step, before);
        String path = "tags/" + step.name();
        if (step.display() == null) {
            assertThat(status(() -> fixture.call("DELETE", path, "", headers))).isEqualTo(expected);
            if (expected == 200) {
                stale = model.remove(key).etag();
            }
            return;
        }
        String body = "{\"properties\":{\"displayName\":\"" + step.display() + "\"}}";
        ArmResponse[] answer = new ArmResponse[1];
        assertThat(status(() -> answer[0] = fixture.call("PUT", path, body, headers)))
                .isEqualTo(expected);
        if (expected < 400) {
            stale = before == null ? stale : before.etag();
            model.put(key, new Item(before == null ? step.name() : before.name(), step.display(), etag(answer[0])));
        }
    }

    private String[] headers(Knowledge knowledge, @Nullable Item before) {
        return switch (knowledge) {
            case NOTHING -> new String[0];
            case ANY -> new String[] {"If-Match", "*"};
            case NONE -> new String[] {"If-None-Match", "*"};
            case NEWEST -> new String[] {"If-Match", before == null ? stale : before.etag()};
            case STALE -> new String[] {"If-Match", stale};
        };
    }

    private static int expected(Step step, @Nullable Item before) {
        boolean deleting = step.display() == null;
        Knowledge knowledge = step.knowledge();
        if (before == null) {
            boolean demands = knowledge == Knowledge.NEWEST || knowledge == Knowledge.STALE;
            return deleting ? 204 : demands ? 412 : 201;
        }
        return knowledge == Knowledge.NONE || knowledge == Knowledge.STALE ? 412 : 200;
    }

    private interface Request {
        ArmResponse send();
    }

    private static int status(Request request) {
        try {
            return request.send().status();
        } catch (ArmException e) {
            return e.status();
        }
    }

    private List<String> names(java.util.function.BiPredicate<String, String> passes) {
        return model.values().stream()
                .filter(item -> passes.test(item.name(), item.display()))
                .map(Item::name)
                .toList();
    }

    /** The names of all pages, by their links; each tells how many there are in all. */
    private List<String> pages(String first) {
        var names = new ArrayList<String>();
        var counts = new ArrayList<Integer>();
        String next = first;
        while (!next.isEmpty()) {
            ObjectNode page = fixture.get(next);
            page.path("value").forEach(item -> names.add(item.path("name").asString()));
            counts.add(page.path("count").asInt());
            String link = page.path("nextLink").asString("");
            next = link.isEmpty()
                    ? ""
                    : link.substring(link.indexOf("/tags?") + 1).replace("%24", "$");
        }
        assertThat(counts).containsOnly(names.size());
        return names;
    }

    private static String name(Draw draw) {
        return draw.text("abAB1-ä", 1, 3);
    }

    private static String display(Draw draw) {
        return draw.text("xyXY 'é", 1, 4);
    }

    private static Meaning filtering(Draw draw) {
        Predicate<String> all = any -> true;
        String operator = draw.of("eq", "ne", "ge", "lt");
        String name = name(draw);
        var left = new Meaning("name " + operator + " '" + name + "'", compared(operator, name), all);
        String function = draw.of("contains", "startswith", "endswith");
        String display = display(draw);
        var right = new Meaning(
                function + "(displayName,'" + display.replace("'", "''") + "')", all, called(function, display));
        return draw.of(
                new Meaning("(" + left.filter() + ") and " + right.filter(), left.name(), right.display()),
                new Meaning(
                        "not " + left.filter() + " and not (" + right.filter() + ")",
                        left.name().negate(),
                        right.display().negate()));
    }

    private static Predicate<String> compared(String operator, String text) {
        return name -> {
            int order = name.toLowerCase(Locale.ROOT).compareTo(text.toLowerCase(Locale.ROOT));
            return switch (operator) {
                case "eq" -> order == 0;
                case "ne" -> order != 0;
                case "ge" -> order >= 0;
                default -> order < 0;
            };
        };
    }

    private static Predicate<String> called(String function, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return display -> {
            String has = display.toLowerCase(Locale.ROOT);
            return switch (function) {
                case "contains" -> has.contains(wanted);
                case "startswith" -> has.startsWith(wanted);
                default -> has.endsWith(wanted);
            };
        };
    }
}
