package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescriptionsTest {

    @Test
    void everySignatureCanBeReadAndStandsOnce() {
        for (NetType type : NetTypes.all()) {
            Set<String> seen = new HashSet<>();
            for (Member member : type.members()) {
                String signature = member.name()
                        + member.typeParameters().size()
                        + member.parameters().stream()
                                .map(each -> each.type().fullName())
                                .toList()
                        + (member.name().startsWith("op_") ? member.type().fullName() : "");
                assertThat(seen.add(signature)).as(type + "." + signature).isTrue();
            }
            assertThat(type.supertypes()).isNotNull();
        }
    }

    @Test
    void aTypeIsDescribedOnce() {
        Set<String> seen = new HashSet<>();
        for (NetType type : NetTypes.all()) {
            assertThat(seen.add(type.fullName() + "`" + type.typeParameters().size()))
                    .as(type.fullName())
                    .isTrue();
        }
    }

    @Test
    void aStructHasAZeroOfItsOwnClass() {
        for (NetType type : NetTypes.all()) {
            if (type.kind() == NetType.Kind.STRUCT && type.typeParameters().isEmpty()) {
                assertThat(type.zero()).as(type.fullName()).isInstanceOf(type.javaClass());
            }
        }
    }
}
