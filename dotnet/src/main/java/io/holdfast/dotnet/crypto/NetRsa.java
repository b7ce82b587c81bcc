package io.holdfast.dotnet.crypto;

import io.holdfast.dotnet.Work;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/** An RSA: a public key, and a private one or none. */
public final class NetRsa {

    private static final int USUAL_SIZE = 2048;

    private @Nullable RSAPublicKey publicKey;
    private @Nullable PrivateKey privateKey;
    private int size = USUAL_SIZE;

    public NetRsa(RSAPublicKey publicKey, @Nullable PrivateKey privateKey) {
        set(publicKey, privateKey);
    }

    /** With a key that is made when it is first asked for. */
    NetRsa(int size) {
        setSize(size);
    }

    void set(RSAPublicKey key, @Nullable PrivateKey secret) {
        publicKey = key;
        privateKey = secret;
        size = key.getModulus().bitLength();
    }

    int size() {
        return size;
    }

    void setSize(int bits) {
        if (bits < 512 || bits > 4096 || bits % 64 != 0) {
            throw Crypto.failed("Specified key is not a valid size for this algorithm.");
        }
        size = bits;
        publicKey = null;
        privateKey = null;
    }

    private RSAPublicKey ensured() {
        RSAPublicKey known = publicKey;
        if (known != null) {
            return known;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(size);
            KeyPair pair = generator.generateKeyPair();
            RSAPublicKey made = (RSAPublicKey) pair.getPublic();
            set(made, pair.getPrivate());
            return made;
        } catch (GeneralSecurityException e) {
            throw Crypto.failed(String.valueOf(e.getMessage()));
        }
    }

    RSAPublicKey publicKey() {
        return ensured();
    }

    /** @throws io.holdfast.dotnet.NetException if there is none */
    PrivateKey privateKey() {
        ensured();
        PrivateKey own = privateKey;
        if (own == null) {
            throw Crypto.failed("Key does not exist.");
        }
        return own;
    }

    byte[] sign(Work work, byte[] data, String hash, boolean pss) {
        work.charge(size + data.length / 64);
        work.look();
        try {
            Signature signature = signature(hash, pss);
            signature.initSign(privateKey());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw Crypto.failed(String.valueOf(e.getMessage()));
        }
    }

    boolean verify(Work work, byte[] data, byte[] signed, String hash, boolean pss) {
        work.charge(size + data.length / 64);
        try {
            Signature signature = signature(hash, pss);
            signature.initVerify(ensured());
            signature.update(data);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature signature(String hash, boolean pss) throws GeneralSecurityException {
        if (!pss) {
            return Signature.getInstance(hash.replace("-", "") + "withRSA");
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        int salt = MessageDigest.getInstance(hash).getDigestLength();
        signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
        return signature;
    }

    private static final String SHA1_PREFIX = "3021300906052b0e03021a05000414";
    private static final String MD5_PREFIX = "3020300c06082a864886f70d020505000410";

    /** The digest with what says its algorithm, as PKCS #1 signs it. */
    private static byte[] named(String hash, byte[] digest) {
        String prefix = switch (hash) {
            case "MD5" -> MD5_PREFIX;
            case "SHA-1" -> SHA1_PREFIX;
            case "SHA-256" -> "3031300d060960864801650304020105000420";
            case "SHA-384" -> "3041300d060960864801650304020205000430";
            default -> "3051300d060960864801650304020305000440";
        };
        return HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(digest));
    }

    /** Signs a digest by PKCS #1. */
    byte[] signHash(Work work, byte[] digest, String hash) {
        work.charge(size);
        try {
            Signature signature = Signature.getInstance("NONEwithRSA");
            signature.initSign(privateKey());
            signature.update(named(hash, digest));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw Crypto.failed(String.valueOf(e.getMessage()));
        }
    }

    boolean verifyHash(Work work, byte[] digest, byte[] signed, String hash) {
        work.charge(size);
        try {
            Signature signature = Signature.getInstance("NONEwithRSA");
            signature.initVerify(ensured());
            signature.update(named(hash, digest));
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** @param oaep Java's name of its hash; null for PKCS #1 */
    byte[] transformed(Work work, boolean encrypt, byte[] data, @Nullable String oaep) {
        work.charge(size);
        try {
            Cipher cipher = Cipher.getInstance(oaep == null ? "RSA/ECB/PKCS1Padding" : "RSA/ECB/OAEPPadding");
            var key = encrypt ? ensured() : privateKey();
            int direction = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
            if (oaep == null) {
                cipher.init(direction, key);
            } else {
                cipher.init(
                        direction,
                        key,
                        new OAEPParameterSpec(oaep, "MGF1", new MGF1ParameterSpec(oaep), PSource.PSpecified.DEFAULT));
            }
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw Crypto.failed(
                    encrypt
                            ? "The message exceeds the maximum allowable length for the chosen options."
                            : "The parameter is incorrect.");
        }
    }
}
