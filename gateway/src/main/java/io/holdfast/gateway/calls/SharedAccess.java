package io.holdfast.gateway.calls;

import io.holdfast.policy.calls.Message.KeyHolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shared access signatures of Azure's messaging services: {@code SharedAccessSignature sr=…&sig=…&se=…&skn=…}. */
final class SharedAccess {

    private static final Duration LIFE = Duration.ofMinutes(20);

    private SharedAccess() {}

    /** @param url what is signed for: it and all below it */
    static String token(String url, KeyHolder holder, Instant now) {
        String resource = encoded(url.toLowerCase(Locale.ROOT));
        long end = now.plus(LIFE).getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(holder.key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((resource + "\n" + end).getBytes(StandardCharsets.UTF_8));
            return "SharedAccessSignature sr=" + resource + "&sig="
                    + encoded(Base64.getEncoder().encodeToString(signature)) + "&se=" + end + "&skn="
                    + encoded(holder.keyName());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is not available", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
