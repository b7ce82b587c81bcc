package io.holdfast.management.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.management.ArmException;
import io.holdfast.management.entities.Documents;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Small texts that make large trees. */
class ReceivedJsonTest {

    private static final byte[] MANY =
            ("{\"properties\":{\"x\":[" + "[],".repeat(600_000) + "[]]}}").getBytes(StandardCharsets.UTF_8);

    @Test
    void bodiesHaveABoundedNumberOfTokens() {
        assertThatThrownBy(() -> Json.received(MANY))
                .isInstanceOfSatisfying(
                        ArmException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestContent"));
        assertThatThrownBy(() -> Documents.body(MANY))
                .isInstanceOfSatisfying(
                        ArmException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestContent"));
    }

    @Test
    void bodiesHaveABoundedDepth() {
        byte[] deep = "[".repeat(2000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.received(deep)).isInstanceOf(ArmException.class);
        assertThatThrownBy(() -> Documents.body(deep)).isInstanceOf(ArmException.class);
    }

    @Test
    void textsAreCountedAsFarAsTheyAreJson() {
        assertThat(ReceivedJson.exceeds(3, "[1,2]")).isTrue();
        assertThat(ReceivedJson.exceeds(4, "[1,2]")).isFalse();
        assertThat(ReceivedJson.exceeds(3, "openapi: 3.0.0")).isFalse();
    }
}
