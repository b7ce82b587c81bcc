package io.holdfast.tokens;

import static io.holdfast.tokens.TestKeys.OTHER;
import static io.holdfast.tokens.TestKeys.RSA;
import static io.holdfast.tokens.TestKeys.set;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerDirectoryTest {

    private static final String URL = "https://issuer.example/.well-known/openid-configuration";

    private final AtomicReference<Instant> now = new AtomicReference<>(TestKeys.NOW);
    private final IssuerDirectory directory = new IssuerDirectory(now::get);
    private final List<String> fetched = new ArrayList<>();
    private String configuration =
            "{\"issuer\":\"https://issuer.example\",\"jwks_uri\":\"https://issuer.example/keys\"}";
    private String keys = set(RSA);
    private boolean broken;

    private CompletionStage<byte[]> fetch(String url) {
        fetched.add(url);
        return broken
                ? CompletableFuture.failedFuture(new IllegalStateException("refused"))
                : CompletableFuture.completedFuture((url.equals(URL) ? configuration : keys).getBytes(UTF_8));
    }

    private CompletableFuture<IssuerKeys> find() {
        return directory.find("s", URL, this::fetch).toCompletableFuture();
    }

    private CompletableFuture<IssuerKeys> refreshed() {
        return directory.refreshed("s", URL, this::fetch).toCompletableFuture();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void keysAreLookedUpOnceAndAgainAfterAnHour() {
        IssuerKeys first = find().join();
        assertThat(first.issuer()).isEqualTo("https://issuer.example");
        assertThat(first.keys()).containsExactly(TestKeys.published(RSA));
        pass(Duration.ofMinutes(59));
        assertThat(find().join()).isSameAs(first);
        assertThat(fetched).containsExactly(URL, "https://issuer.example/keys");
        keys = set(OTHER);
        pass(Duration.ofMinutes(1));
        assertThat(find().join()).as("nobody waits for what is an hour old").isSameAs(first);
        assertThat(fetched).hasSize(4);
        assertThat(find().join().keys()).containsExactly(TestKeys.published(OTHER));
    }

    @Test
    void theSameKeysStayTheSameObject() {
        IssuerKeys first = find().join();
        pass(Duration.ofHours(1));
        find().join();
        assertThat(fetched).hasSize(4);
        assertThat(find().join()).isSameAs(first);
    }

    @Test
    void aKeyThatNobodyKnowsIsLookedForOnceInFiveMinutes() {
        find().join();
        keys = set(OTHER);
        for (int i = 0; i < 10; i++) {
            assertThat(refreshed().join().keys()).containsExactly(TestKeys.published(RSA));
        }
        assertThat(fetched).hasSize(2);
        pass(Duration.ofMinutes(5));
        assertThat(refreshed().join().keys()).containsExactly(TestKeys.published(OTHER));
        refreshed().join();
        assertThat(fetched).hasSize(4);
    }

    @Test
    void anIssuerThatIsAwayKeepsItsKeysForADay() {
        find().join();
        broken = true;
        pass(Duration.ofHours(23));
        assertThat(find().join().keys()).isNotEmpty();
        assertThat(refreshed().join().keys()).isNotEmpty();
        pass(Duration.ofHours(1));
        assertThat(find()).isCompletedExceptionally();
        int tries = fetched.size();
        for (int i = 0; i < 10; i++) {
            assertThat(find()).isCompletedExceptionally();
        }
        assertThat(fetched).hasSize(tries);
        broken = false;
        pass(Duration.ofSeconds(10));
        assertThat(find().join().keys()).isNotEmpty();
    }

    @Test
    void anIssuerThatWasNeverThereIsAskedEveryTenSeconds() {
        broken = true;
        assertThat(find()).isCompletedExceptionally();
        pass(Duration.ofSeconds(9));
        assertThat(find()).isCompletedExceptionally();
        assertThat(refreshed()).isCompletedExceptionally();
        assertThat(fetched).hasSize(1);
        pass(Duration.ofSeconds(1));
        broken = false;
        assertThat(find()).isCompleted();
    }

    @Test
    void severalWhoAskTogetherLookOnceAndMayGiveUpAlone() {
        var slow = new CompletableFuture<byte[]>();
        CompletableFuture<IssuerKeys> first = directory
                .find("s", URL, url -> url.equals(URL) ? slow : fetch(url))
                .toCompletableFuture();
        CompletableFuture<IssuerKeys> second = find();
        CompletableFuture<IssuerKeys> third = refreshed();
        first.cancel(true);
        assertThat(fetched).isEmpty();
        slow.complete(configuration.getBytes(UTF_8));
        assertThat(second).isCompleted();
        assertThat(third).isCompleted();
        assertThat(fetched).hasSize(1);
    }

    @Test
    void servicesDoNotTakeWhatAnotherOneFound() {
        find().join();
        directory.find("other", URL, this::fetch);
        assertThat(fetched).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|{}",
                "[]|{}",
                "<html>|{}",
                "{\"issuer\":1,\"jwks_uri\":2}|{}",
                "{\"issuer\":\"i\",\"jwks_uri\":\"https://issuer.example/keys\"}|<html>",
                "{\"issuer\":\"i\",\"jwks_uri\":\"https://issuer.example/keys\"}|{}"
            })
    void whatIsNoConfigurationOrNoKeysFails(String badConfiguration, String badKeys) {
        configuration = badConfiguration;
        keys = badKeys;
        assertThat(find()).isCompletedExceptionally();
    }

    @Test
    void aFetchThatThrowsFails() {
        assertThat(directory.find("s", URL, url -> {
                    throw new IllegalArgumentException("no URL");
                }))
                .isCompletedExceptionally();
        pass(Duration.ofSeconds(10));
        assertThat(find()).isCompleted();
    }
}
