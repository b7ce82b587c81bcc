package io.holdfast.identity.token;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.nimbusds.jose.JOSEException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the targets of {@link TokenMutationTest}, by hand: CONTRIBUTING.md says how. */
class TokenFuzz {

    @MethodSource("fields")
    @FuzzTest(maxDuration = "5m")
    void field(byte @NotNull [] field) {
        TokenMutationTest.checkField(field);
    }

    @MethodSource("claims")
    @FuzzTest(maxDuration = "5m")
    void claim(byte @NotNull [] claims) throws JOSEException {
        TokenMutationTest.checkClaims(claims);
    }

    static Stream<byte[]> fields() {
        return TokenMutationTest.fields();
    }

    static Stream<byte[]> claims() {
        return TokenMutationTest.claims();
    }
}
