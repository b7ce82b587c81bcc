package io.holdfast.dotnet.crypto;

import io.holdfast.dotnet.NetException;
import java.security.SecureRandom;
import java.util.Arrays;

/** What all of this package needs. */
final class Crypto {

    static final SecureRandom RANDOM = new SecureRandom();

    private Crypto() {}

    /** @throws NetException always .NET's CryptographicException */
    static NetException failed(String message) {
        return new NetException("System.Security.Cryptography.CryptographicException", message);
    }

    static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] part(byte[] all, int offset, int count) {
        if (offset < 0) {
            throw NetException.argumentOutOfRange("Non-negative number required.", "offset");
        }
        if (count < 0 || count > all.length) {
            throw NetException.argument("Value was invalid.");
        }
        if (all.length - count < offset) {
            throw NetException.argument(
                    "Offset and length were out of bounds for the array or count is greater than the number of elements"
                            + " from index to the end of the source collection.");
        }
        return Arrays.copyOfRange(all, offset, offset + count);
    }
}
