package io.holdfast.dotnet.crypto;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A SymmetricAlgorithm: AES, Triple DES or DES. */
final class NetCipher {

    private static final int BITS = 8;

    private final String java;
    private final int blockSize;
    private final List<Integer> keySizes;
    private int keySize;
    private byte @Nullable [] key;
    private byte @Nullable [] iv;
    CipherMode mode = CipherMode.CBC;
    PaddingMode padding = PaddingMode.PKCS7;

    private NetCipher(String java, int blockSize, List<Integer> keySizes, int keySize) {
        this.java = java;
        this.blockSize = blockSize;
        this.keySizes = keySizes;
        this.keySize = keySize;
    }

    /** Null if there is none of that name, as .NET has it. */
    static @Nullable NetCipher named(String given) {
        return switch (given.substring(given.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT)) {
            case "AES", "AESMANAGED", "AESCRYPTOSERVICEPROVIDER", "RIJNDAEL", "RIJNDAELMANAGED" ->
                new NetCipher("AES", 128, List.of(128, 192, 256), 256);
            case "TRIPLEDES", "3DES", "TRIPLE DES", "TRIPLEDESCRYPTOSERVICEPROVIDER" ->
                new NetCipher("DESede", 64, List.of(128, 192), 192);
            case "DES", "DESCRYPTOSERVICEPROVIDER" -> new NetCipher("DES", 64, List.of(64), 64);
            default -> null;
        };
    }

    int blockSize() {
        return blockSize;
    }

    int keySize() {
        return keySize;
    }

    boolean isKeySize(int bits) {
        return keySizes.contains(bits);
    }

    void setKeySize(int bits) {
        if (!isKeySize(bits)) {
            throw Crypto.failed("Specified key is not a valid size for this algorithm.");
        }
        keySize = bits;
        key = null;
    }

    byte[] key() {
        if (key == null) {
            key = Crypto.random(keySize / BITS);
        }
        return key.clone();
    }

    void setKey(byte[] given) {
        setKeySize(given.length * BITS);
        key = given.clone();
    }

    byte[] iv() {
        if (iv == null) {
            iv = Crypto.random(blockSize / BITS);
        }
        return iv.clone();
    }

    void setIv(byte[] given) {
        if (given.length * BITS != blockSize) {
            throw Crypto.failed(
                    "Specified initialization vector (IV) does not match the block size for this algorithm.");
        }
        iv = given.clone();
    }

    void generateKey() {
        key = Crypto.random(keySize / BITS);
    }

    void generateIv() {
        iv = Crypto.random(blockSize / BITS);
    }

    /** @throws NetException if key, vector, mode or data do not fit */
    byte[] transformed(Work work, boolean encrypt, byte[] data, byte[] ownKey, byte @Nullable [] vector) {
        work.charge(2L * data.length + blockSize);
        if (!isKeySize(ownKey.length * BITS)) {
            throw NetException.argument("Specified key is not a valid size for this algorithm. (Parameter 'key')");
        }
        boolean hasVector = mode != CipherMode.ECB;
        if (hasVector && (vector == null || vector.length * BITS != blockSize)) {
            throw NetException.argument(
                    "Specified initialization vector (IV) does not match the block size for this algorithm. (Parameter 'rgbIV')");
        }
        try {
            Cipher cipher = Cipher.getInstance(java + "/" + javaMode() + "/NoPadding");
            SecretKeySpec spec = new SecretKeySpec(full(ownKey), java);
            int direction = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
            if (hasVector) {
                cipher.init(direction, spec, new IvParameterSpec(vector));
            } else {
                cipher.init(direction, spec);
            }
            byte[] input = encrypt ? Paddings.padded(data, blockSize / BITS, padding) : data;
            if (input.length % (blockSize / BITS) != 0) {
                throw Crypto.failed("The input data is not a complete block.");
            }
            byte[] output = cipher.doFinal(input);
            return encrypt ? output : Paddings.unpadded(output, blockSize / BITS, padding);
        } catch (BadPaddingException e) {
            throw Crypto.failed("Padding is invalid and cannot be removed.");
        } catch (GeneralSecurityException e) {
            throw Crypto.failed("Specified cipher mode is not valid for this algorithm.");
        }
    }

    /** Two keys of Triple DES are used as three. */
    private byte[] full(byte[] own) {
        if (!java.equals("DESede") || own.length == 24) {
            return own;
        }
        byte[] all = Arrays.copyOf(own, 24);
        System.arraycopy(own, 0, all, 16, 8);
        return all;
    }

    private String javaMode() {
        return switch (mode) {
            case CBC -> "CBC";
            case ECB -> "ECB";
            case CFB -> "CFB8";
            case OFB, CTS -> throw Crypto.failed("Specified cipher mode is not valid for this algorithm.");
        };
    }
}
