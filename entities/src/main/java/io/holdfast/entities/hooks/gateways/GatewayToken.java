package io.holdfast.entities.hooks.gateways;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The token with which a self-hosted gateway introduces itself: who, until when (to the minute), and an HMAC of both. */
final class GatewayToken {

    private static final String ALGORITHM = "HmacSHA512";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);

    private GatewayToken() {}

    static String of(String gateway, Instant expiry, String key) {
        String until = MINUTE.format(expiry);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            byte[] signature = mac.doFinal((gateway + "\n" + until).getBytes(UTF_8));
            return gateway + "&" + until + "&" + Base64.getEncoder().encodeToString(signature);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HmacSHA512", e);
        }
    }
}
