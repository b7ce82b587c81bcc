package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/**
 * A document and where it belongs.
 *
 * @param context what names mean in it, or null when they mean what they mean in the whole pipeline
 */
public record ScopedDocument(
        PolicyScope scope,
        PolicyDocument document,
        @Nullable CompileContext context) {

    public ScopedDocument(PolicyScope scope, PolicyDocument document) {
        this(scope, document, null);
    }
}
