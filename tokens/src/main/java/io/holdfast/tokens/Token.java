package io.holdfast.tokens;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.PlainObject;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token as it came: read, decrypted where it is encrypted, and not yet verified. */
public final class Token {

    private static final int MOST_CHARACTERS = 64 * 1024;

    private final Header head;
    private final String payload;
    private final @Nullable JWSObject signed;

    private Token(Header head, String payload, @Nullable JWSObject signed) {
        this.head = head;
        this.payload = payload;
        this.signed = signed;
    }

    /** @throws TokenRefusal if it is none, or none of the keys decrypts it */
    public static Token read(String text, List<DecryptionKey> keys) throws TokenRefusal {
        if (text.length() > MOST_CHARACTERS) {
            throw TokenRefusal.invalid("IDX10209: The token is longer than " + MOST_CHARACTERS + " characters.");
        }
        return read(text, keys, true);
    }

    private static Token read(String text, List<DecryptionKey> keys, boolean mayBeEncrypted) throws TokenRefusal {
        try {
            return switch (JOSEObject.parse(text)) {
                case JWSObject signed ->
                    new Token(signed.getHeader(), signed.getPayload().toString(), signed);
                case PlainObject plain ->
                    new Token(plain.getHeader(), plain.getPayload().toString(), null);
                case JWEObject encrypted when mayBeEncrypted -> decrypted(encrypted, keys);
                default -> throw malformed();
            };
        } catch (ParseException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static TokenRefusal malformed() {
        return TokenRefusal.invalid("IDX12741: JWT must have three segments (JWS) or five segments (JWE).");
    }

    private static Token decrypted(JWEObject encrypted, List<DecryptionKey> keys) throws TokenRefusal {
        for (DecryptionKey key : keys) {
            JWEDecrypter decrypter = key.decrypter(encrypted.getHeader());
            if (decrypter != null && decrypts(encrypted, decrypter)) {
                String inner = encrypted.getPayload().toString();
                return inner.startsWith("{") ? new Token(encrypted.getHeader(), inner, null) : read(inner, keys, false);
            }
        }
        throw TokenRefusal.invalid("IDX10609: Decryption failed. No keys decrypted the token.");
    }

    private static boolean decrypts(JWEObject encrypted, JWEDecrypter decrypter) {
        try {
            encrypted.decrypt(decrypter);
            return true;
        } catch (JOSEException | IllegalStateException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The key that signed it, as it says itself; null if it does not say. */
    public @Nullable String keyId() {
        return signed == null ? null : signed.getHeader().getKeyID();
    }

    /** Whether one of these sets has the key that it names; true if it names none. */
    public boolean isKeyAmong(List<IssuerKeys> issuers) {
        String id = keyId();
        return id == null || issuers.stream().anyMatch(each -> each.has(id));
    }

    /**
     * Its claims, once a key of these turned out to have signed it.
     *
     * @param mustBeSigned whether one that nobody signed is refused; a signature that is there must be good all the same
     */
    public TokenClaims verified(List<TokenKey> keys, boolean mustBeSigned) throws TokenRefusal {
        if (signed == null) {
            if (mustBeSigned) {
                throw new TokenRefusal(
                        TokenRefusal.SIGNATURE_INVALID,
                        "IDX10504: Unable to validate signature, token does not have a signature. Access denied.");
            }
            return ClaimReader.read(head, payload);
        }
        List<TokenKey> candidates = candidates(keys);
        if (candidates.isEmpty()) {
            throw new TokenRefusal(
                    TokenRefusal.KEY_NOT_FOUND,
                    "IDX10501: Signature validation failed. Unable to match keys: kid: '" + keyId()
                            + "'. Access denied.");
        }
        for (TokenKey key : candidates) {
            if (Signatures.isBy(key, signed)) {
                return ClaimReader.read(head, payload);
            }
        }
        throw new TokenRefusal(TokenRefusal.SIGNATURE_INVALID, "IDX10503: Signature validation failed. Access denied.");
    }

    /** The key that it names; where none of them has that name, those without one; all of them if it names none. */
    private List<TokenKey> candidates(List<TokenKey> keys) {
        String id = keyId();
        if (id == null) {
            return keys;
        }
        List<TokenKey> named = keys.stream().filter(key -> id.equals(key.id())).toList();
        return named.isEmpty() ? keys.stream().filter(key -> key.id() == null).toList() : named;
    }
}
