package io.holdfast.dotnet.crypto;

import java.util.Arrays;

/** What fills the last block. */
final class Paddings {

    private Paddings() {}

    static byte[] padded(byte[] data, int block, PaddingMode mode) {
        int missing = block - data.length % block;
        boolean whole = missing == block;
        if (mode == PaddingMode.None || (mode == PaddingMode.Zeros && whole)) {
            return data;
        }
        byte[] padded = Arrays.copyOf(data, data.length + missing);
        if (mode == PaddingMode.PKCS7) {
            Arrays.fill(padded, data.length, padded.length, (byte) missing);
        }
        if (mode == PaddingMode.ISO10126) {
            byte[] random = Crypto.random(missing);
            System.arraycopy(random, 0, padded, data.length, missing);
        }
        if (mode != PaddingMode.Zeros) {
            padded[padded.length - 1] = (byte) missing;
        }
        return padded;
    }

    static byte[] unpadded(byte[] data, int block, PaddingMode mode) {
        if (mode == PaddingMode.None || mode == PaddingMode.Zeros || data.length == 0) {
            return data;
        }
        int count = data[data.length - 1];
        boolean valid = count > 0 && count <= block;
        for (int i = data.length - Math.max(count, 0); valid && i < data.length - 1; i++) {
            byte expected = mode == PaddingMode.PKCS7 ? (byte) count : 0;
            valid = mode == PaddingMode.ISO10126 || data[i] == expected;
        }
        if (!valid) {
            throw Crypto.failed("Padding is invalid and cannot be removed.");
        }
        return Arrays.copyOf(data, data.length - count);
    }
}
