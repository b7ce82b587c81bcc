package io.holdfast.entities;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The list of a type's hooks in its catalog file is the order in which they run, step by step. Here stands which order matters, and of
 * which hooks it does not: whoever lets two hooks meet in a step says here which goes first.
 */
class HookOrderTest {

    /** Steps in which a hook may change what the next one sees. */
    private static final Set<String> STEPS =
            Set.of("prepare", "complete", "check", "stored", "deleting", "show", "resourceName");

    private record Pair(String first, String then, String why) {}

    private static final List<Pair> ORDERED = List.of(
            new Pair("ApiSource", "InlineVersionSet", "the version set of the source is the API's own: none is made"),
            new Pair("ApiSource", "ApiImport", "a description says more of the API than what it is a copy of"),
            new Pair("ApiSource", "ApiDefaults", "the name of the source comes before the name of the path"),
            new Pair("ApiImport", "ApiDefaults", "the title of the description comes before the name of the path"),
            new Pair("ApiImport", "ApiPath", "the path of a description is trimmed like a caller's"),
            new Pair("KeyVaultReference", "ClientCertificate", "the certificate is what the vault gave"),
            new Pair("PolicyContent", "RequiredBase", "restrictions look at the raw spelling"));

    private static final List<Pair> EITHER_WAY = List.of(
            new Pair("ApiSource", "ApiPath", "what is inherited was trimmed when it was stored"),
            new Pair("ApiSource", "ApiAuthentication", "of a new API there is nothing before"),
            new Pair("InlineVersionSet", "ApiImport", "no description has a version set"),
            new Pair("InlineVersionSet", "ApiDefaults", "different members"),
            new Pair("InlineVersionSet", "ApiPath", "different members"),
            new Pair("InlineVersionSet", "ApiAuthentication", "different members"),
            new Pair("ApiImport", "ApiAuthentication", "no description has the settings of servers"),
            new Pair("ApiDefaults", "ApiPath", "different members"),
            new Pair("ApiDefaults", "ApiAuthentication", "different members"),
            new Pair("ApiDefaults", "Expansions", "different members are shown"),
            new Pair("ApiPath", "ApiAuthentication", "different members"),
            new Pair("ApiAuthentication", "Expansions", "different members are shown"),
            new Pair("BackendUrl", "BackendPool", "they only refuse"),
            new Pair("BackendUrl", "NamedValueReferences", "they only refuse"),
            new Pair("BackendPool", "NamedValueReferences", "they only refuse"),
            new Pair("LoggerCredentials", "NamedValueReferences", "they only refuse"),
            new Pair("KeyVaultReference", "NamedValueRules", "they only refuse"),
            new Pair("ClientCertificate", "UsedByPolicies", "they only refuse"));

    private final Catalog catalog = Catalog.load();
    private final Hooks hooks = new Hooks(catalog);

    @Test
    void hooksRunInTheOrderThatTheyNeed() {
        for (ResourceType type : catalog.all()) {
            for (Pair pair : ORDERED) {
                if (type.hooks().containsAll(List.of(pair.first(), pair.then()))) {
                    assertThat(type.hooks())
                            .as(type + ": " + pair.why())
                            .containsSubsequence(pair.first(), pair.then());
                }
            }
        }
    }

    @Test
    void ofHooksThatMeetInAStepItIsSaidWhichGoesFirst() {
        var unsaid = new ArrayList<String>();
        for (ResourceType type : catalog.all()) {
            List<EntityHook> all = hooks.of(type);
            for (int i = 0; i < all.size(); i++) {
                for (EntityHook then : all.subList(i + 1, all.size())) {
                    Set<String> shared = steps(all.get(i));
                    shared.retainAll(steps(then));
                    if (!shared.isEmpty() && !isSaid(all.get(i).name(), then.name())) {
                        unsaid.add(type + ": " + all.get(i).name() + " and " + then.name() + " in " + shared);
                    }
                }
            }
        }
        assertThat(unsaid).isEmpty();
    }

    @Test
    void whatIsSaidIsAboutHooksThatMeet() {
        Stream.concat(ORDERED.stream(), EITHER_WAY.stream())
                .forEach(pair -> assertThat(catalog.all())
                        .as(pair.first() + " and " + pair.then())
                        .anyMatch(type -> type.hooks().containsAll(List.of(pair.first(), pair.then()))));
    }

    private static boolean isSaid(String one, String other) {
        return ORDERED.stream()
                        .anyMatch(
                                pair -> pair.first().equals(one) && pair.then().equals(other))
                || EITHER_WAY.stream()
                        .anyMatch(pair -> Set.of(pair.first(), pair.then()).equals(Set.of(one, other)));
    }

    private static Set<String> steps(EntityHook hook) {
        return Arrays.stream(hook.getClass().getDeclaredMethods())
                .map(method -> method.getName())
                .filter(STEPS::contains)
                .collect(toSet());
    }
}
