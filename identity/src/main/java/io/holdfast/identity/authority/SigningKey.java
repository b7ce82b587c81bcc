package io.holdfast.identity.authority;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.holdfast.files.PrivateFiles;
import io.holdfast.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;

/** The private key with which this node signs. It never leaves the node's data directory. */
final class SigningKey {

    private static final int BITS = 2048;

    private final RSAKey key;
    private final Instant created;
    private final RSASSASigner signer;

    private SigningKey(RSAKey key, Instant created) {
        this.key = key;
        this.created = created;
        try {
            this.signer = new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("the token signing key cannot be used", e);
        }
    }

    static SigningKey generate(Instant now) {
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new SigningKey(key, now);
        } catch (JOSEException e) {
            throw new IllegalStateException("no token signing key can be made", e);
        }
    }

    static SigningKey read(Path file) throws IOException {
        try {
            var document = Json.parse(Files.readAllBytes(file));
            var key = RSAKey.parse(Json.required(document, "key"));
            return new SigningKey(key, Instant.parse(Json.required(document, "created")));
        } catch (ParseException | RuntimeException e) {
            // The cause may quote the file, which is secret.
            throw new IOException("The token signing key in " + file
                    + " cannot be read. Restore the file, or remove it: a new key is then made at the next start.");
        }
    }

    void write(Path file) throws IOException {
        var document = Json.object();
        document.put("created", created.toString());
        document.put("key", key.toJSONString());
        PrivateFiles.replace(file, Json.bytes(document));
    }

    String id() {
        return key.getKeyID();
    }

    Instant created() {
        return created;
    }

    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    RSASSASigner signer() {
        return signer;
    }
}
