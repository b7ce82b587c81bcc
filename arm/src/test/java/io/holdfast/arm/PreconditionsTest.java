package io.holdfast.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One reading of If-Match and If-None-Match for whatever has an ETag. */
class PreconditionsTest {

    private static final Optional<String> STATE = Optional.of("AAAA/b+c=");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "AAAA/b+c=",
                "\"AAAA/b+c=\"",
                "W/\"AAAA/b+c=\"",
                "\"other\", \"AAAA/b+c=\"",
                "W/\"other\",W/\"AAAA/b+c=\" , x",
                "\"a,b\",\"AAAA/b+c=\"",
            })
    void theStateMayBeNamedInAnyForm(String header) {
        assertThat(Preconditions.broken("PUT", header, null, STATE)).isEmpty();
        assertThat(Preconditions.broken("DELETE", header, null, STATE)).isEmpty();
        assertThat(Preconditions.broken("PUT", null, header, STATE)).contains("If-None-Match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"other\"",
                "W/AAAA",
                "aaaa/B+C=",
                "\"AAAA/b+c=",
                "\"a,*,b\"",
                "\"x,AAAA/b+c=,y\"",
                ",",
                "\"\"",
            })
    void otherTagsAreAnotherState(String header) {
        assertThat(Preconditions.broken("PUT", header, null, STATE)).contains("If-Match");
        assertThat(Preconditions.broken("PUT", null, header, STATE)).isEmpty();
    }

    @Test
    void whatIsNotThereHasNoState() {
        assertThat(Preconditions.broken("PUT", "*", null, Optional.empty())).isEmpty();
        assertThat(Preconditions.broken("PATCH", "*", null, Optional.empty())).contains("If-Match");
        assertThat(Preconditions.broken("PUT", "\"AAAA/b+c=\"", null, Optional.empty()))
                .contains("If-Match");
        assertThat(Preconditions.broken("PUT", null, "*", Optional.empty())).isEmpty();
        assertThat(Preconditions.broken("PUT", " ", "", STATE)).isEmpty();
    }
}
