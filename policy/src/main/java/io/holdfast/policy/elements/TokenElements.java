package io.holdfast.policy.elements;

import io.holdfast.policy.Need;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.tokens.DecryptionKey;
import io.holdfast.tokens.RequiredClaim;
import io.holdfast.tokens.TokenKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts that policies about tokens have in common. */
final class TokenElements {

    /** Whether all of a claim's values must be there, or one. */
    enum Match {
        ALL,
        ANY
    }

    private TokenElements() {}

    /** The texts of the children of a child, without blanks around and empty ones. */
    static Value<Set<String>> texts(PolicyElement element, String holder, String child) {
        List<Value<String>> all = new ArrayList<>();
        element.children(holder).forEach(each -> all.addAll(each.texts(child)));
        return Value.all(all).map(list -> {
            Set<String> set = new HashSet<>(list);
            set.remove("");
            return set;
        });
    }

    static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    static Value<List<RequiredClaim>> claims(PolicyElement element) {
        List<Value<RequiredClaim>> claims = new ArrayList<>();
        for (PolicyElement holder : element.children("required-claims")) {
            for (PolicyElement claim : holder.children("claim")) {
                String name = claim.literal("name");
                String separator = claim.literalOrNull("separator");
                claims.add(claim.choice("match", Match.ALL)
                        .with(
                                Value.all(claim.texts("value")),
                                (match, values) -> new RequiredClaim(name, match == Match.ALL, separator, values)));
            }
        }
        return Value.all(claims);
    }

    static Value<List<TokenKey>> signingKeys(PolicyElement element) {
        List<Value<TokenKey>> keys = new ArrayList<>();
        for (PolicyElement holder : element.children("issuer-signing-keys")) {
            holder.children("key").forEach(key -> keys.add(signingKey(key)));
        }
        for (PolicyElement holder : element.children("issuer-signing-tokens")) {
            holder.children("token").forEach(token -> keys.add(token.map(token.text(), text -> secret(null, text))));
        }
        return Value.all(keys);
    }

    private static Value<TokenKey> signingKey(PolicyElement key) {
        String id = key.literalOrNull("id");
        if (key.has("certificate-id")) {
            throw key.refuse("Holdfast does not verify tokens with stored certificates yet");
        }
        if (key.has("n") || key.has("e")) {
            return key.string("n").with(key.string("e"), (modulus, exponent) -> rsa(key, id, modulus, exponent));
        }
        return key.map(key.text(), text -> secret(id, text));
    }

    private static TokenKey rsa(PolicyElement key, @Nullable String id, String modulus, String exponent) {
        try {
            return TokenKey.rsa(id, modulus, exponent);
        } catch (IllegalArgumentException e) {
            throw key.refuse("its attributes 'n' and 'e' are no RSA key of at least 1024 bits");
        }
    }

    private static TokenKey secret(@Nullable String id, String text) {
        try {
            return TokenKey.secret(id, text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its key is no Base64 of at least 128 bits", e);
        }
    }

    /** Literal ones: what decrypts is prepared when the policy is compiled. Decryption is no work for an event loop. */
    static List<DecryptionKey> decryptionKeys(PolicyElement element) {
        List<DecryptionKey> keys = new ArrayList<>();
        for (PolicyElement holder : element.children("decryption-keys")) {
            for (PolicyElement key : holder.children("key")) {
                if (key.has("certificate-id")) {
                    throw key.refuse("Holdfast does not decrypt tokens with stored certificates yet");
                }
                key.literalOrNull("id");
                Value<String> text = key.text();
                if (!text.isLiteral()) {
                    throw key.refuse("its key takes no expression");
                }
                keys.add(decryptionKey(key, text.literal()));
            }
        }
        if (!keys.isEmpty()) {
            element.need(Need.TIME);
        }
        return List.copyOf(keys);
    }

    private static DecryptionKey decryptionKey(PolicyElement key, String text) {
        try {
            return DecryptionKey.secret(text.strip());
        } catch (IllegalArgumentException e) {
            throw key.refuse("its key is no Base64");
        }
    }
}
