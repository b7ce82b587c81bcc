package io.holdfast.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of several paths that match, the one that was added first counts, however they are found. */
class RoutesTest {

    private static final String[] SEGMENTS = {"a", "b", "providers", "X.Y", "{p}", "{q}"};
    private static final String[] SENT = {"a", "A", "b", "Providers", "x.y", "\u017f", "s", "\u212a", "k", "c"};

    /** @param templates in the order in which they are added */
    private record Asked(List<String> templates, List<String> path) {

        static Asked draw(Draw draw) {
            return new Asked(draw.list(1, 12, Asked::template), draw.list(6, segment -> segment.of(SENT)));
        }

        private static String template(Draw draw) {
            String first = draw.oneIn(5) ? "/**" : "";
            String last = draw.oneIn(4) ? "/**" : "";
            return first + "/" + String.join("/", draw.list(1, 4, segment -> segment.of(SEGMENTS))) + last;
        }
    }

    @Test
    void findsWhatALookAtEachInTurnFinds() {
        Property.holds(Asked::draw, asked -> {
            var routes = new Routes();
            asked.templates().forEach(template -> routes.at(template, ApiVersions.CORE, ErrorShape.GATEWAY));

            Optional<Template.Match> first = asked.templates().stream()
                    .flatMap(template -> new Template(template).match(asked.path()).stream())
                    .findFirst();

            assertThat(routes.find(asked.path()).map(Routes.Found::match)).isEqualTo(first);
        });
    }

    @Test
    void comparesWithoutRegardToCaseAsTemplatesDo() {
        var routes = new Routes();
        routes.at("/subscriptions/{id}/skus", ApiVersions.CORE, ErrorShape.GATEWAY);

        for (String skus : List.of("skus", "SKUS", "\u017fku\u017f", "s\u212aus")) {
            assertThat(routes.find(List.of("Subscriptions", "1", skus))).isPresent();
        }
        assertThat(routes.find(List.of("subscriptions", "1", "sku"))).isEmpty();
    }
}
