package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappedValuesTest {

    private final MappedValues values = new MappedValues(new Mapping(Map.of(), Map.of(), Map.of("Token", "new")));

    @Test
    void aMappedNamedValueIsNotReadFromItsKeyVaultAnyMore() {
        MappedValues.Documents mapped = values.apply(
                new ResourceKey("namedValues", "", "token"),
                bytes("{'displayName':'token','secret':true,"
                        + "'keyVault':{'secretIdentifier':'https://test.vault.azure.net/secrets/token'}}"),
                bytes("{'value':'old'}"));

        assertThat(json(mapped.document())).isEqualTo(json(bytes("{'displayName':'token','secret':true}")));
        assertThat(mapped.secrets()).isNotNull().isEqualTo(bytes("{'value':'new'}"));
    }

    @Test
    void anotherStaysInItsKeyVault() {
        byte[] document = bytes("{'displayName':'other','secret':true,'keyVault':{'secretIdentifier':'https://v/s'}}");

        assertThat(values.apply(new ResourceKey("namedValues", "", "other"), document, bytes("{}"))
                        .document())
                .isEqualTo(document);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }

    private static JsonNode json(byte[] bytes) {
        return JsonMapper.shared().readTree(bytes);
    }
}
