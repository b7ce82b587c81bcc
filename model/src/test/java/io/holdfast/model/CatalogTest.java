package io.holdfast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final Catalog catalog = Catalog.load();

    @Test
    void holdsTheTypesOfItsFiles() {
        assertThat(catalog.all())
                .extracting(ResourceType::name)
                .contains(
                        "apis",
                        "apis/operations",
                        "policies",
                        "apis/policies",
                        "apis/operations/policies",
                        "products/policies",
                        "products",
                        "products/apis",
                        "products/groups",
                        "apis/products",
                        "subscriptions",
                        "products/subscriptions",
                        "users",
                        "users/groups",
                        "users/subscriptions",
                        "groups",
                        "groups/users",
                        "namedValues",
                        "backends",
                        "tags",
                        "apiVersionSets");
    }

    @Test
    void ordersEachTypeAfterItsParentAndItsReferences() {
        var seen = new ArrayList<String>();
        for (ResourceType type : catalog.types()) {
            assertThat(seen).as(type.name()).containsAll(type.needs());
            seen.add(type.name());
        }
        assertThat(seen).doesNotContain("apis/products", "users/groups");
    }

    @Test
    void matchesItemsCollectionsAndActionsInAnySpelling() {
        Target item =
                catalog.match(List.of("APIS", "Echo", "Operations", "Get")).orElseThrow();
        assertThat(item.key()).isEqualTo(new ResourceKey("apis/operations", "echo", "get"));
        assertThat(item.path()).isEqualTo("apis/Echo/operations/Get");
        assertThat(item.parentKey()).isEqualTo(new ResourceKey("apis", "", "echo"));

        Target collection =
                catalog.match(List.of("products", "Starter", "apis")).orElseThrow();
        assertThat(collection.isCollection()).isTrue();
        assertThat(collection.type().name()).isEqualTo("products/apis");
        assertThat(collection.parent()).isEqualTo("Starter");

        Target action =
                catalog.match(List.of("subscriptions", "s1", "ListSecrets")).orElseThrow();
        assertThat(action.action()).isEqualTo("ListSecrets");
        assertThat(action.key()).isEqualTo(new ResourceKey("subscriptions", "", "s1"));
    }

    @Test
    void matchesNothingElse() {
        assertThat(catalog.match(List.of())).isEmpty();
        // Upper case takes these letters for others; roles, which speak of what the path says, do not.
        assertThat(catalog.match(List.of("subscriptions", "s1", "li\u017ftSecrets")))
                .isEmpty();
        assertThat(catalog.type("tenant").orElseThrow().item("acce\u017f\u017f"))
                .isEmpty();
        assertThat(catalog.match(List.of("nonsense"))).isEmpty();
        assertThat(catalog.match(List.of("apis", "a", "nonsense", "b"))).isEmpty();
        assertThat(catalog.match(List.of("apis", "a", "listSecrets"))).isEmpty();
    }

    @Test
    void refusesADescriptorThatNamesAnUnknownType() {
        assertThatThrownBy(() -> new Catalog(List.of(parse("segment: things\nnoun: Thing\nlink: stuff\n"))))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("things")
                .hasMessageContaining("stuff");
    }

    @Test
    void refusesTwoDescriptorsOfOneType() {
        Descriptor thing = parse("segment: things\nnoun: Thing\n");
        assertThatThrownBy(() -> new Catalog(List.of(thing, thing))).hasMessageContaining("Two descriptors");
    }

    @Test
    void refusesAViewOfNothing() {
        assertThatThrownBy(() -> new Catalog(List.of(parse("segment: things\nnoun: Thing\nview: {where: x}\n"))))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("things");
    }

    @Test
    void restoresFragmentsBeforePolicies() {
        var order = catalog.types().stream().map(ResourceType::name).toList();
        assertThat(order.indexOf("policyFragments")).isLessThan(order.indexOf("policies"));
    }

    @Test
    void refusesACircle() {
        assertThatThrownBy(() -> new Catalog(List.of(
                        parse("segment: a\nnoun: A\nafter: [b]\n"), parse("segment: b\nnoun: B\nafter: [a]\n"))))
                .hasMessageContaining("circle");
    }

    @Test
    void namesTheMemberThatADescriptorMayNotHave() {
        assertThatThrownBy(() -> parse("segment: a\nnoun: A\nverb: [list]\n"))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("verb");
    }

    private static Descriptor parse(String yaml) {
        return CatalogFiles.parse("test.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
