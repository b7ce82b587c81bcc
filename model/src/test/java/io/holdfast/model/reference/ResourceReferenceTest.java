package io.holdfast.model.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReferenceTest {

    private static final Catalog CATALOG = Catalog.load();
    private static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/Starter",
                "products/Starter",
                " /products/Starter ",
                "/products/Starter/",
                "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/RG/providers/Microsoft.ApiManagement/service/Contoso/products/Starter",
                "/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/resourcegroups/rg/Providers/microsoft.apimanagement/Service/contoso/products/Starter",
            })
    void allFormsMeanTheSame(String text) {
        var reference = ResourceReference.of(text);
        assertThat(reference.path()).isEqualTo("/products/Starter");
        assertThat(reference.below()).isEqualTo("/products/starter");
        assertThat(reference.name()).isEqualTo("starter");
        assertThat(reference.space()).isEqualTo(Space.SERVICE);
        assertThat(reference.isAbout(SERVICE)).isTrue();
        assertThat(reference.key(CATALOG)).contains(new ResourceKey("products", "", "starter"));
        assertThat(ResourceReference.of(reference.path()).path()).isEqualTo(reference.path());
    }

    @Test
    void aFullIdMayBeAboutAnotherService() {
        var reference = ResourceReference.of(SERVICE + "2/products/p");
        assertThat(reference.isAbout(SERVICE)).isFalse();
        assertThat(reference.path()).isEqualTo("/products/p");
        assertThat(ResourceReference.of(SERVICE.toString()).path()).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "/workspaces/Team/apis/Echo, team, /apis/echo, team/echo",
        "WORKSPACES/team/apis, team, /apis, team/apis",
        "/workspaces/team, team, /, team",
        "/workspaces, '', /workspaces, workspaces",
        "/, '', /, ''",
        "'', '', /, ''",
        "/apis/a;rev=2, '', /apis/a;rev=2, a;rev=2",
    })
    void leadsIntoASpace(String text, String workspace, String below, String name) {
        var reference = ResourceReference.of(text);
        assertThat(reference.space().workspace()).isEqualTo(workspace);
        assertThat(reference.below()).isEqualTo(below);
        assertThat(reference.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/", "", "/nothing/x", "https://example.org/products/p", "/products/p/apis"})
    void whatIsNoItemHasNoKey(String text) {
        assertThat(ResourceReference.of(text).key(CATALOG)).isEmpty();
    }

    @Test
    void aTextWithoutAnythingNamesNothing() {
        assertThat(ResourceReference.name(null)).isNull();
        assertThat(ResourceReference.name(" ")).isNull();
        assertThat(ResourceReference.name("/users/Ada")).isEqualTo("ada");
    }
}
