package io.holdfast.entities;

import static io.holdfast.entities.Fixture.SERVICE;
import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.usage.quota.QuotaChange;
import io.holdfast.usage.quota.QuotaKey;
import io.holdfast.usage.quota.QuotaPeriod;
import io.holdfast.usage.quota.QuotaRenewal;
import io.holdfast.usage.quota.QuotaSum;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counters of quotas as the management API shows and sets them. */
class QuotaCountersTest {

    private static final long NOW = Fixture.CLOCK.millis();
    private static final QuotaPeriod DAY = QuotaRenewal.of("P1D", Instant.EPOCH).at(NOW);
    private static final QuotaPeriod YESTERDAY =
            QuotaRenewal.of("P1D", Instant.EPOCH).at(NOW - Duration.ofDays(1).toMillis());
    private static final QuotaPeriod FOREVER =
            QuotaRenewal.of("0", Instant.parse("0001-01-01T00:00:00Z")).at(NOW);

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static void count(String key, String scope, QuotaPeriod period, long calls, long bytes) {
        fixture.store()
                .quotas()
                .add(
                        java.util.UUID.randomUUID().toString(),
                        1,
                        List.of(new QuotaChange(QuotaKey.of(SERVICE.key(), scope, key), period, calls, bytes)));
    }

    private static QuotaSum sum(String key, QuotaPeriod period) {
        return fixture.store()
                .quotas()
                .read(List.of(new QuotaChange(QuotaKey.of(SERVICE.key(), "", key), period, 0, 0)))
                .getFirst();
    }

    @Test
    void theCurrentPeriodsOfAKeyAreListed() {
        count("ba", "", DAY, 5, 2645);
        count("ba", "", YESTERDAY, 9, 9);
        count("ba", "", FOREVER, 1, 0);
        count("other", "", DAY, 1, 0);
        count("BA", "", DAY, 1, 0);
        assertThat(fixture.get("quotas/ba").toString())
                .isEqualTo(
                        "{\"value\":[{\"counterKey\":\"ba\",\"periodKey\":\"0_P0D\",\"periodStartTime\":\"0001-01-01T00:00:00Z\","
                                + "\"periodEndTime\":\"9999-12-31T23:59:59Z\",\"value\":{\"callsCount\":1,\"kbTransferred\":0.0}},"
                                + "{\"counterKey\":\"ba\",\"periodKey\":\"20484_P1D\",\"periodStartTime\":\"2026-01-31T00:00:00Z\","
                                + "\"periodEndTime\":\"2026-02-01T00:00:00Z\",\"value\":{\"callsCount\":5,\"kbTransferred\":2.5830078125}}],"
                                + "\"count\":2}");
        assertThat(fixture.get("quotas/ba/periods/20484_P1D"))
                .isEqualTo(fixture.get("quotas/ba").at("/value/1"));
    }

    @Test
    void whatASubscriptionUsedIsFoundByItsName() {
        count("sub", "starter", DAY, 3, 0);
        assertThat(fixture.get("quotas/sub").at("/value/0/periodKey").asString())
                .isEqualTo("starter_20484_P1D");
        assertThat(fixture.get("quotas/sub/periods/starter_20484_P1D")
                        .at("/value/callsCount")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void anUnknownKeyHasNoCounters() {
        assertThat(fixture.get("quotas/none").toString()).isEqualTo("{\"value\":[],\"count\":0}");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("quotas/none/periods/0_P0D"));
        Refusals.status(404, "ResourceNotFound", () -> fixture.patch("quotas/none", "{\"callsCount\":0}"));
        Refusals.status(
                404, "ResourceNotFound", () -> fixture.patch("quotas/none/periods/0_P0D", "{\"callsCount\":0}"));
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.put("quotas/none", "{}"));
    }

    @Test
    void onePeriodOrAllAreSet() {
        count("k", "", DAY, 5, 1024);
        count("k", "", FOREVER, 5, 1024);
        assertThat(json(fixture.patch("quotas/k/periods/20484_P1D", "{\"callsCount\":2,\"kbTransferred\":0.5}"))
                        .at("/value")
                        .toString())
                .isEqualTo("{\"callsCount\":2,\"kbTransferred\":0.5}");
        assertThat(sum("k", DAY)).isEqualTo(new QuotaSum(2, 512));
        assertThat(sum("k", FOREVER)).isEqualTo(new QuotaSum(5, 1024));
        assertThat(json(fixture.patch("quotas/k", "{\"callsCount\":0}"))
                        .at("/count")
                        .asInt())
                .isEqualTo(2);
        assertThat(sum("k", DAY)).isEqualTo(new QuotaSum(0, 512));
        assertThat(sum("k", FOREVER)).isEqualTo(new QuotaSum(0, 1024));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"callsCount\":-1}",
                "{\"callsCount\":1.5}",
                "{\"callsCount\":2147483648}",
                "{\"callsCount\":\"1\"}",
                "{\"kbTransferred\":-0.5}",
                "{\"kbTransferred\":1e300}",
                "{\"kbTransferred\":true}"
            })
    void whatNoCounterSaysIsRefused(String properties) {
        count("k", "", DAY, 5, 1024);
        Refusals.status(400, "ValidationError", () -> fixture.patch("quotas/k", properties));
        assertThat(sum("k", DAY)).isEqualTo(new QuotaSum(5, 1024));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "user@contoso.example",
                "a b+c%d",
                "é;ü",
                "Case",
                "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
            })
    void keysAreWhateverAPolicyMakesThem(String key) {
        count(key, "", DAY, 4, 0);
        String path = "quotas/" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        assertThat(fixture.get(path).at("/value/0/value/callsCount").asInt()).isEqualTo(4);
        assertThat(fixture.get(path).at("/value/0/counterKey").asString()).isEqualTo(key);
    }
}
