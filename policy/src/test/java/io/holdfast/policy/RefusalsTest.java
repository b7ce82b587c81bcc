package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who asks is told of each element that would fail closed before a call meets it. */
class RefusalsTest {

    private final FakeContext context = new FakeContext();

    private List<String> refusals(PolicyScope scope, String document) {
        var parsed = Run.LANGUAGE.parse(document, PolicyFormat.RAWXML);
        return Run.LANGUAGE.refusals(new ScopedDocument(scope, parsed), context).stream()
                .map(PolicyProblem::message)
                .toList();
    }

    @Test
    void anElementIsToldWithItsPlaceAndWhy() {
        assertThat(
                        refusals(
                                PolicyScope.API,
                                "<policies>\n <inbound>\n  <validate-odata-request/>\n  <set-method>a b</set-method></inbound></policies>"))
                .containsExactly(
                        "Error in element 'validate-odata-request' on line 3, column 4: Holdfast does not run it yet",
                        "Error in element 'set-method' on line 4, column 4: its text is no name of a method");
    }

    @Test
    void soIsOneInsideOthersAndInAnySection() {
        assertThat(
                        refusals(
                                PolicyScope.API,
                                "<policies><on-error><choose><when condition='true'><validate-odata-request/></when></choose></on-error></policies>"))
                .singleElement()
                .asString()
                .contains("validate-odata-request");
    }

    @Test
    void whatAFragmentHoldsIsToldWhereItIsUsed() {
        context.fragments.put(
                "f", Run.LANGUAGE.parse("<fragment>\n<set-method>a b</set-method></fragment>", PolicyFormat.RAWXML));

        assertThat(refusals(
                        PolicyScope.API, "<policies><inbound><include-fragment fragment-id='f'/></inbound></policies>"))
                .containsExactly(
                        "Error in element 'include-fragment' on line 1, column 21: in its fragment, 'set-method' on line 2,"
                                + " column 2: its text is no name of a method");
    }

    @Test
    void fragmentsAndResolversAreLookedAtByThemselves() {
        assertThat(refusals(
                        PolicyScope.FRAGMENT,
                        "<fragment><set-status code='200' reason='x'/><set-method>a b</set-method></fragment>"))
                .singleElement()
                .asString()
                .contains("set-method");
        assertThat(refusals(PolicyScope.RESOLVER, "<http-data-source/>"))
                .singleElement()
                .asString()
                .contains("resolvers");
    }

    @Test
    void whatRunsAndWhatCannotBeReadAreToldToo() {
        assertThat(refusals(PolicyScope.API, "<policies><inbound><base/></inbound></policies>"))
                .isEmpty();
        assertThat(refusals(PolicyScope.API, "<policies>"))
                .singleElement()
                .asString()
                .contains("can't be read");
    }
}
