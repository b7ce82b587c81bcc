package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.certificate.PfxEffort;
import io.holdfast.model.testing.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Iterations are found wherever BER can hide them; the numbers here are hexadecimal. */
class PfxEffortTest {

    @ParameterizedTest
    @CsvSource({
        "30 08 0401AA 0203 2DC6C0, true", // 3,000,000
        "30 08 0401AA 0203 2DC6C1, false",
        "30 0A 0401AA 0205 0100000000, false",
        "30 09 048101AA 0203 2DC6C1, false", // a long form of a short length
        "30 80 0401AA 0203 2DC6C1 0000, false", // of indefinite length
        "30 80 30 80 0401AA 0203 2DC6C1 0000 0000, false",
        "04 0A 30 08 0401AA 0203 2DC6C1, false", // inside a string
        "04 08 0401AA 0203 2DC6C1, true", // what is encrypted can look like that
        "24 0C 0402 0401 0406 AA02032DC6C1, true",
        "24 0E 0403 300804 0407 01AA02032DC6C1, false", // cut in the middle
        "24 80 0403 300804 0407 01AA02032DC6C1 0000, false",
        "30 0A 2403 0401AA 0203 2DC6C1, false", // a salt in parts
        "30 12 30 07 0401AA 0202 7FFF 30 07 0401AA 0202 7FFF, true",
        "30 14 30 08 0401AA 0203 16E361 30 08 0401AA 0203 16E361, false", // 1,500,001 twice
        "30 05 0203 2DC6C1, true", // no salt, so no iterations
        "30 84FFFFFFFF 00, true",
        "3080, true"
    })
    void findsIterations(String hex, boolean bearable) {
        assertThat(PfxEffort.isBearable(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .isEqualTo(bearable);
    }

    @Test
    void opensWhatToolsMake() throws Exception {
        byte[] pfx = Files.readAllBytes(TestCertificate.shared().pfx());
        assertThat(PfxEffort.isBearable(pfx)).isTrue();
    }

    @Test
    void isNotItselfTooMuchWork() {
        var nested = new ByteArrayOutputStream();
        for (int i = 0; i < 500_000; i++) {
            nested.writeBytes(new byte[] {0x30, (byte) 0x80});
        }
        assertThat(PfxEffort.isBearable(nested.toByteArray())).isFalse();
        byte[] anything = new byte[1_000_000];
        ThreadLocalRandom.current().nextBytes(anything);
        PfxEffort.isBearable(anything);
    }
}
