package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.arm.ArmException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void bodiesHaveABoundedNumberOfTokens() {
        byte[] many = ("{\"properties\":{\"x\":[" + "[],".repeat(600_000) + "[]]}}").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Documents.body(many))
                .isInstanceOfSatisfying(
                        ArmException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestContent"));
    }

    @Test
    void bodiesHaveABoundedDepth() {
        byte[] deep = "[".repeat(2000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Documents.body(deep)).isInstanceOf(ArmException.class);
    }
}
