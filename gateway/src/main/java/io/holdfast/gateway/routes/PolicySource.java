package io.holdfast.gateway.routes;

import io.holdfast.model.json.Json;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyLanguage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A policy document as it was written; parsed once, when it is first compiled. */
final class PolicySource {

    private final String value;
    private final PolicyFormat format;
    private volatile @Nullable PolicyDocument parsed;

    private PolicySource(String value, PolicyFormat format) {
        this.value = value;
        this.format = format;
    }

    static PolicySource of(byte[] document) {
        JsonNode json = Json.lenient(document);
        PolicyFormat format =
                PolicyFormat.named(Json.text(json, "format", "xml")).orElse(PolicyFormat.XML);
        return new PolicySource(Json.text(json, "value", ""), format);
    }

    /** What is equal is parsed alike. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicySource that && value.equals(that.value) && format == that.format;
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    PolicyDocument parsed(PolicyLanguage language) {
        PolicyDocument document = parsed;
        if (document == null) {
            document = language.parse(value, format);
            parsed = document;
        }
        return document;
    }
}
