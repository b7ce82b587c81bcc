package io.holdfast.policy;

import io.holdfast.model.template.UrlTemplate;
import org.jspecify.annotations.Nullable;

/** Attributes whose literal values name something that must exist when the document is written. */
enum ReferenceType implements AttributeType {
    BACKEND {
        @Override
        public @Nullable String complaint(String attribute, String value, References references) {
            return references.hasBackend(value) ? null : "Backend with id '%s' could not be found.".formatted(value);
        }
    },
    FRAGMENT {
        @Override
        public @Nullable String complaint(String attribute, String value, References references) {
            return references.hasFragment(value)
                    ? null
                    : "Policy fragment with id '%s' could not be found.".formatted(value);
        }
    },
    LOGGER {
        @Override
        public @Nullable String complaint(String attribute, String value, References references) {
            return references.hasLogger(value) ? null : "Logger not found";
        }
    },
    CERTIFICATE {
        @Override
        public @Nullable String complaint(String attribute, String value, References references) {
            return references.hasCertificate(value)
                    ? null
                    : "Certificate with id '%s' could not be found.".formatted(value);
        }
    },
    /** A URL template that may use the parameters of the operation's own. */
    TEMPLATE {
        @Override
        public @Nullable String complaint(String attribute, String value, References references) {
            var known = references.templateParameters();
            return known == null || known.containsAll(UrlTemplate.parameters(value))
                    ? null
                    : "Only parameters specified in the original URL template can be used in the rewrite template";
        }
    }
}
