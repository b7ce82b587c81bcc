package io.holdfast.dotnet.crypto;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A HashAlgorithm: with a key, an HMAC. */
final class NetHash implements NetObject {

    private static final int BITS = 8;
    private static final int LONG_BLOCK = 128;
    private static final int BLOCK = 64;

    private final String type;
    private final String hash;
    private byte @Nullable [] key;
    private byte @Nullable [] result;
    private byte[] pending = {};

    /**
     * @param type .NET's full name
     * @param hash Java's name: {@code SHA-256}
     * @param key null of what needs none
     */
    NetHash(String type, String hash, byte @Nullable [] key) {
        this.type = type;
        this.hash = hash;
        this.key = key;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of(type);
    }

    /** {@code SHA256}. */
    String hashName() {
        return hash.replace("-", "");
    }

    int hashSize() {
        try {
            return MessageDigest.getInstance(hash).getDigestLength() * BITS;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As long as .NET makes keys. */
    static int keyLength(String hash) {
        return hash.equals("SHA-384") || hash.equals("SHA-512") ? LONG_BLOCK : BLOCK;
    }

    byte[] key() {
        byte[] own = key;
        if (own == null) {
            throw NetException.nullReference();
        }
        return own.clone();
    }

    void setKey(byte[] given) {
        key = given.clone();
    }

    byte @Nullable [] result() {
        return result == null ? null : result.clone();
    }

    byte[] compute(Work work, byte[] data) {
        work.charge(64 + data.length / 64);
        byte[] computed = computed(data);
        work.look();
        result = computed;
        return computed.clone();
    }

    private byte[] computed(byte[] data) {
        try {
            byte[] own = key;
            if (own == null) {
                return MessageDigest.getInstance(hash).digest(data);
            }
            String name = "Hmac" + hashName();
            Mac mac = Mac.getInstance(name);
            // Java knows no empty key, which is one of zeros.
            mac.init(new SecretKeySpec(own.length == 0 ? new byte[1] : own, name));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One more piece of what is hashed in the end. */
    void add(Work work, byte[] part) {
        work.charge((long) pending.length + part.length);
        byte[] all = java.util.Arrays.copyOf(pending, pending.length + part.length);
        System.arraycopy(part, 0, all, pending.length, part.length);
        pending = all;
    }

    void finish(Work work) {
        compute(work, pending);
        pending = new byte[0];
    }

    void reset() {
        pending = new byte[0];
        result = null;
    }
}
