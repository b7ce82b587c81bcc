package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the storage that policies name lets the service in. */
class StorageUsesTest {

    private static final String ON_CHANGE = "'onChange':{'quietSeconds':60,'atMostEverySeconds':900}";

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory);
        scene.makeService("Premium");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void policy(String name, String account, String container) {
        scene.policies.put(
                scene.service(),
                name,
                Scene.spec(
                        "{'storageAccount':'" + account + "','containerName':'" + container + "'," + ON_CHANGE + "}"));
    }

    @Test
    void anAccountIsThereOnceHoweverManyPoliciesUseIt() {
        policy("a", "local", "one");
        policy("b", "local", "two");
        policy("c", "elsewhere", "one");

        List<StorageUse> uses = scene.policies.storage(scene.service());

        assertThat(uses).extracting(StorageUse::account).containsExactly("local", "elsewhere");
        assertThat(uses.getLast().endpoint()).hasToString("https://elsewhere.blob.core.windows.net");
    }

    @Test
    void aContainerThatIsStillToBeMadeIsNoFailure() {
        policy("a", "local", "not-yet");

        assertThatCode(scene.policies.storage(scene.service()).getFirst().check()::run)
                .doesNotThrowAnyException();
    }

    @Test
    void anAccountWithoutAKeyFails() {
        policy("a", "keyless", "one");

        assertThatThrownBy(scene.policies.storage(scene.service()).getFirst().check()::run)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("storage.accounts.keyless.keyFile");
    }

    @Test
    void aWrongKeyFailsAndIsNotTold() throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("x-ms-error-code", "AuthenticationFailed");
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        service.start();
        try {
            var endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/strict");
            var accounts = new StorageAccounts(
                    Map.of("strict", new StorageAccounts.Account(endpoint, Optional.of(Scene.KEY))));
            policy("a", "strict", "one");
            var stored = new PolicyRecords(scene.store.records()).all();
            StorageUse use =
                    StorageUses.of(stored, new Vaults(scene.store, accounts)).getFirst();

            assertThatThrownBy(use.check()::run)
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.problem()).isEqualTo(StorageException.Problem.KEY_REFUSED))
                    .hasMessageNotContaining(Scene.KEY);
            assertThat(use.endpoint()).isEqualTo(endpoint);
        } finally {
            service.stop(0);
        }
    }
}
