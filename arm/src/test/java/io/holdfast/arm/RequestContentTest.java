package io.holdfast.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Small contents that make large trees. */
class RequestContentTest {

    private static final byte[] MANY =
            ("{\"properties\":{\"x\":[" + "[],".repeat(600_000) + "[]]}}").getBytes(StandardCharsets.UTF_8);

    @Test
    void bodiesHaveABoundedNumberOfTokens() {
        assertThatThrownBy(() -> RequestContent.object(MANY))
                .isInstanceOfSatisfying(
                        ArmException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestContent"));
    }

    @Test
    void bodiesHaveABoundedDepth() {
        byte[] deep = "[".repeat(2000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RequestContent.object(deep)).isInstanceOf(ArmException.class);
    }
}
