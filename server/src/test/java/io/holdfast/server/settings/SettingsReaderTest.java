package io.holdfast.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.arm.Deployment.Subscription;
import io.holdfast.arm.ManagementLimits;
import io.holdfast.gateway.GatewayLimits;
import io.holdfast.server.settings.declare.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    @TempDir
    Path directory;

    @Test
    void withoutAnythingSetTheDefaultsAreSafeOnes() {
        ServerSettings settings = SettingsReader.read(null, Map.of(), Map.of("data", directory.toString()));

        assertThat(settings.management().host()).isEqualTo("127.0.0.1");
        assertThat(settings.recovery().encrypted()).isTrue();
        assertThat(settings.recovery().validity()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.recovery().undo()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.identity().embedded()).isTrue();
        assertThat(settings.imports().allowLocal()).isFalse();
        assertThat(settings.store().url()).isEqualTo("sqlite:" + directory.resolve("holdfast.db"));
        assertThat(settings.storageAccounts().get("local").endpoint())
                .isEqualTo("file:" + directory.resolve("storage"));
        assertThat(settings.subscriptions()).hasSize(1);
    }

    @Test
    void theEnvironmentGoesOverTheFileAndFlagsOverBoth() throws Exception {
        Path file = Files.writeString(directory.resolve("holdfast.yaml"), """
                location: westeurope
                management: {port: 1111}
                gateway: {port: 1111, tlsPort: 1111}
                """);

        ServerSettings settings = SettingsReader.read(
                file,
                Map.of("HOLDFAST_GATEWAY_PORT", "2222", "HOLDFAST_GATEWAY_TLS_PORT", "2222", "HOLDFAST_OTHER", "x"),
                Map.of("gateway.tlsPort", "3333"));

        assertThat(settings.location()).isEqualTo("westeurope");
        assertThat(settings.management().port()).isEqualTo(1111);
        assertThat(settings.gateway().port()).isEqualTo(2222);
        assertThat(settings.gateway().tlsPort()).isEqualTo(3333);
    }

    /** Kubernetes sets them for Services of these names, in every container beside them. */
    @ParameterizedTest
    @ValueSource(strings = {"tcp://10.0.0.1:8080", "udp://10.0.0.1:53", "tcp://[fd00::1]:8080", "sctp://10.0.0.1:1"})
    void anAddressOfAServiceIsNoPort(String address) throws Exception {
        Path file = Files.writeString(directory.resolve("holdfast.yaml"), "gateway: {port: 1111}");

        ServerSettings settings = SettingsReader.read(
                file,
                Map.of(
                        "HOLDFAST_GATEWAY_PORT", address,
                        "HOLDFAST_GATEWAY_TLS_PORT", address,
                        "HOLDFAST_MANAGEMENT_PORT", address,
                        "HOLDFAST_GATEWAY_SERVICE_PORT", "8080",
                        "HOLDFAST_GATEWAY_PORT_8080_TCP", address),
                Map.of("gateway.tlsPort", "3333"));

        assertThat(settings.gateway().port()).isEqualTo(1111);
        assertThat(settings.gateway().tlsPort()).isEqualTo(3333);
        assertThat(settings.management().port()).isEqualTo(8443);
        assertThat(settings.ignoredVariables())
                .containsExactlyInAnyOrder(
                        "HOLDFAST_GATEWAY_PORT", "HOLDFAST_GATEWAY_TLS_PORT", "HOLDFAST_MANAGEMENT_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1:8080", "tcp://10.0.0.1", "tcp://10.0.0.1:8080/", "10.0.0.1:8080"})
    void anythingElseThatIsNoPortStopsTheStart(String value) {
        var variables = Map.of("HOLDFAST_GATEWAY_PORT", value);

        assertThatThrownBy(() -> SettingsReader.read(null, variables, Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HOLDFAST_GATEWAY_PORT");
        assertThatThrownBy(() -> SettingsReader.read(null, Map.of(), Map.of("gateway.port", "tcp://10.0.0.1:8080")))
                .isInstanceOf(SettingsException.class);
    }

    @Test
    void howMuchAtOnceIsUpToTheMachineUnlessItIsSet() {
        ServerSettings plain = SettingsReader.read(null, Map.of(), Map.of("gateway.connections", "0"));
        ServerSettings set = SettingsReader.read(
                null,
                Map.of("HOLDFAST_MANAGEMENT_REQUESTS", "32"),
                Map.of("gateway.connections", "100", "gateway.bodyMebibytes", "16", "limits.firstByteSeconds", "5"));

        assertThat(plain.gateway().limits()).isEqualTo(GatewayLimits.ofThisMachine());
        assertThat(plain.management().limits()).isEqualTo(ManagementLimits.ofThisMachine());
        assertThat(set.gateway().limits().connections()).isEqualTo(100);
        assertThat(set.gateway().limits().bodyBytes()).isEqualTo(16L * 1024 * 1024);
        assertThat(set.management().limits().requests()).isEqualTo(32);
        assertThat(set.management().limits().firstByte()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void listsAndMapsComeFromTheFile() throws Exception {
        Path file = Files.writeString(directory.resolve("holdfast.yaml"), """
                subscriptions: [{id: 11111111-1111-1111-1111-111111111111, name: One}, {id: 22222222-2222-2222-2222-222222222222}]
                storage:
                  accounts:
                    azurite: {endpoint: "http://127.0.0.1:10000/devstoreaccount1", key: c2VjcmV0}
                identity: {issuer: "https://login.example/tenant", audiences: [a, b], administrators: [c]}
                """);

        ServerSettings settings = SettingsReader.read(file, Map.of(), Map.of());

        assertThat(settings.subscriptions()).extracting(Subscription::name).containsExactly("One", "Subscription 1");
        assertThat(settings.storageAccounts()).containsOnlyKeys("azurite", "local");
        assertThat(settings.identity().audiences()).containsExactly("a", "b");
        assertThat(settings.identity().administrators()).containsExactly("c");
        assertThat(settings.toString()).doesNotContain("c2VjcmV0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "management.port | 70000 | 'management.port' (command line) must be a whole number from 0 to 65535, not '70000'",
                "management.port | many  | 'management.port' (command line) must be a whole number from 0 to 65535, not 'many'",
                "recovery.validityDays | 0 | 'recovery.validityDays' (command line) must be a whole number from 1 to 3650, not '0'",
                "recovery.webhook.url | ftp://x | 'recovery.webhook.url' (command line) must be an http or https URL; what it is now is not shown, because it may be a secret",
                "recovery.webhook.url | no url  | 'recovery.webhook.url' (command line) must be an http or https URL; what it is now is not shown, because it may be a secret",
                "recovery.undoHours | -1 | 'recovery.undoHours' (command line) must be a whole number from 0 to 8760, not '-1'",
                "recovery.encryption | maybe | 'recovery.encryption' (command line) must be 'on' or 'off', not 'maybe'",
                "gateway.prot | 1 | there is no setting 'gateway.prot' (command line); did you mean 'gateway.port'?",
                "management.publicUrl | http://x | 'management.publicUrl' (command line) must be an https URL, not 'http://x'",
                "storage.accounts.Bad_Name.endpoint | file:x | 'storage.accounts.Bad_Name': an account name has 3 to 24 lower-case letters and digits",
                "storage.accounts.good.key | k | 'storage.accounts.good' takes 'endpoint' (file:DIRECTORY or a URL) and, optionally, 'key', 'keyFile', 'serviceVersion', 'identity', 'resourceId', 'caFile', 'services', 'containers'",
                "recovery.crossServiceSecrets | some | 'recovery.crossServiceSecrets' (command line) must be 'listers' or 'anyRestorer', not 'some'",
                "storage.accounts.local.services | contoso | 'storage.accounts.local.services' (command line) must be ARM ids of services, resource groups or subscriptions, not 'contoso'",
                "storage.accounts.local.services | , | 'storage.accounts.local.services' (command line) must have 1 to 1000 values, not ','",
                "storage.accounts.local.containers | x/y | 'storage.accounts.local.containers' (command line) must be names of containers, in which {service} may stand once, not 'x/y'",
                "storage.accounts.local.containers | a{service},{service}b | 'storage.accounts.local.containers' (command line) may have one name with {service}: two could meet in one container, not '{service}b'",
                "storage.tries | 0 | 'storage.tries' (command line) must be a whole number from 1 to 20, not '0'",
                "storage.timeoutSeconds | 1h | 'storage.timeoutSeconds' (command line) must be a whole number from 1 to 3600, not '1h'",
                "storage.identity | azure | 'storage.identity' (command line) must be 'platform', 'embedded' or 'issuer', not 'azure'",
                "storage.identity | issuer | 'storage.identity' (command line) cannot be 'issuer' while identity.issuer is 'embedded'; name the issuer there, or take 'embedded' or 'platform'",
                "storage.accounts.good.identity | x | 'storage.accounts.good.identity' (command line) must be 'platform', 'embedded' or 'issuer', not 'x'",
                "storage.accounts.good.resourceId | /x | 'storage.accounts.good.resourceId' (command line) must be /subscriptions/GUID/resourceGroups/GROUP/providers/Microsoft.Storage/storageAccounts/ACCOUNT, not '/x'",
                "storage.identities.me.clientId | x | 'storage.identities.me': it must be named by the principal id of a managed identity, a GUID",
                "storage.identities.11111111-1111-1111-1111-111111111111.clientId | x | 'storage.identities.11111111-1111-1111-1111-111111111111' takes 'clientId', 'secretFile' (a file) and, optionally, 'scope'",
                "keyVault.identity | azure | 'keyVault.identity' (command line) must be 'platform', 'embedded', 'issuer' or 'off', not 'azure'",
                "keyVault.suffixes | a.example,* | 'keyVault.suffixes' (command line) must be host names below which key vaults lie, such as vault.azure.net, not '*'",
                "keyVault.refreshHours | 200 | 'keyVault.refreshHours' (command line) must be a whole number from 0 to 168, not '200'",
                "subscriptions.0.name | one | 'subscriptions.0' takes 'id' (a GUID) and, optionally, 'name'",
                "storage.accounts.good.keyy | k | 'storage.accounts.good' takes 'endpoint' (file:DIRECTORY or a URL) and, optionally, 'key', 'keyFile', 'serviceVersion', 'identity', 'resourceId', 'caFile', 'services', 'containers'; it has no 'keyy'",
                "imports.hosts | , | 'imports.hosts' (command line) must have one value at least, not ','",
                "gateway.key | k.pem | 'gateway.key' (command line) needs 'gateway.certificate', too; set both, or neither",
                "management.certificate | c.pem | 'management.certificate' (command line) needs 'management.key', too; set both, or neither",
                "store | x | there is no setting 'store' (command line); did you mean 'store.url'?",
                "tlsPort | 1 | there is no setting 'tlsPort' (command line); did you mean 'gateway.tlsPort'?",
                "gateway.port.0 | 1 | there is no setting 'gateway.port.0' (command line); did you mean 'gateway.port'?",
                "identity.audiences.0.a | 1 | there is no setting 'identity.audiences.0.a' (command line); did you mean 'identity.audiences'?",
                "subscriptions.0.id | one | 'subscriptions.0.id' (command line) must be a GUID, not 'one'",
            })
    void aBadSettingIsNamedWithWhatWouldDo(String name, String value, String message) {
        assertThatThrownBy(() -> SettingsReader.read(null, Map.of(), Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(message);
    }

    @Test
    void theKeyOfAnAccountIsBoundToServicesAndContainers() {
        String group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop";
        var settings = SettingsReader.read(
                null,
                Map.of(),
                Map.of(
                        "storage.accounts.local.services",
                        group,
                        "storage.accounts.local.containers",
                        "shared, of-{service}"));

        var local = settings.storageAccounts().get("local");
        assertThat(local.binding().services()).containsExactly(group);
        assertThat(local.binding().containers()).containsExactly("shared", "of-{service}");
        assertThat(local.endpoint()).startsWith("file:");
        assertThat(local.keyFile()).isPresent();
    }

    @Test
    void whatWouldNotCountIsRefused() {
        assertThatThrownBy(() -> SettingsReader.read(
                        null,
                        Map.of(),
                        Map.of("management.trustForwarded", "on", "management.publicUrl", "https://apim.example")))
                .hasMessage(
                        "'management.trustForwarded' (command line) has no effect with 'management.publicUrl', which"
                                + " says what links name; set one of them");
    }

    @Test
    void aListOfTheEnvironmentTakesThePlaceOfThatOfTheFile() throws Exception {
        Path file = Files.writeString(directory.resolve("holdfast.yaml"), "identity: {audiences: [a, b]}");

        var identity = SettingsReader.read(file, Map.of("HOLDFAST_IDENTITY_AUDIENCES", "c,d,"), Map.of())
                .identity();

        assertThat(identity.audiences()).containsExactly("c", "d");
    }

    @Test
    void membersOfGroupsComeByTheEnvironmentToo() throws Exception {
        Path file = Files.writeString(directory.resolve("holdfast.yaml"), """
                storage:
                  accounts: {blobs: {endpoint: "https://blobs.example"}}
                  identities: {AAAAAAAA-1111-1111-1111-111111111111: {clientId: c}}
                identity: {issuer: "https://login.example/tenant"}
                """);

        var settings = SettingsReader.read(
                file,
                Map.of(
                        "HOLDFAST_STORAGE_ACCOUNTS_BLOBS_KEY", "k",
                        "HOLDFAST_STORAGE_IDENTITIES_AAAAAAAA_1111_1111_1111_111111111111_SECRET_FILE", "/s",
                        "HOLDFAST_STORAGE_ACCOUNTS_BLOBS_OTHER", "not ours",
                        "HOLDFAST_STORAGE_ACCOUNTS_KEY", "not ours",
                        "HOLDFAST_SUBSCRIPTIONS_0_ID", "11111111-1111-1111-1111-111111111111"),
                Map.of());

        assertThat(settings.storageAccounts().get("blobs").key()).contains("k");
        assertThat(settings.storage().clients()).containsKey("aaaaaaaa-1111-1111-1111-111111111111");
        assertThat(settings.subscriptions()).extracting(Subscription::name).containsExactly("Subscription 0");
    }

    @Test
    void theTenthOfAListComesAfterTheSecond() {
        var flags = new HashMap<String, String>();
        for (int i = 0; i < 12; i++) {
            flags.put("subscriptions." + i + ".id", "11111111-1111-1111-1111-1111111111" + (10 + i));
        }

        assertThat(SettingsReader.read(null, Map.of(), flags).subscriptions())
                .extracting(Subscription::name)
                .startsWith("Subscription 0", "Subscription 1", "Subscription 2")
                .endsWith("Subscription 11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key: [s3cret-s3cret",
                "key: s3cret-s3cret: x",
                "key: \"s3cret-s3cret\" x",
                "key: \"s3cret-s3cret\\q\"",
                "key: [!s3cret-s3cret {",
                "key: 's3cret-s3cret",
            })
    void whatIsSaidOfABrokenFileShowsNothingOfIt(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("broken.yaml"), text + "\n");

        assertThatThrownBy(() -> SettingsReader.read(file, Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("broken.yaml is not valid YAML")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithTheLine() throws Exception {
        Path file = Files.writeString(directory.resolve("broken.yaml"), "location: eastus\nmanagement: {port: [\n");

        assertThatThrownBy(() -> SettingsReader.read(file, Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("broken.yaml is not valid YAML")
                .hasMessageContaining("line");
    }

    @Test
    void aStorageAccountMaySpeakAnotherVersionOfTheProtocol() {
        var settings = SettingsReader.read(
                null,
                Map.of(),
                Map.of(
                        "storage.accounts.old.endpoint", "https://blobs.example",
                        "storage.accounts.old.serviceVersion", "2019-12-12"));

        assertThat(settings.storageAccounts().get("old").serviceVersion()).contains("2019-12-12");
        assertThat(settings.storageAccounts().get("local").serviceVersion()).isEmpty();
    }

    @Test
    void storageSaysWhoSpeaksForIdentitiesAndHowLongItIsPatient() throws Exception {
        Path file = Files.writeString(directory.resolve("holdfast.yaml"), """
                identity: {issuer: "https://login.example/tenant"}
                storage:
                  tries: 1
                  timeoutSeconds: 5
                  identity: issuer
                  identities:
                    AAAAAAAA-1111-1111-1111-111111111111: {clientId: c, secretFile: /etc/secret}
                  accounts:
                    blobs: {endpoint: "https://blobs.example", identity: platform, caFile: /etc/ca.pem}
                    cold:
                      endpoint: file:/var/cold
                      resourceId: /subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/cold
                """);

        var storage = SettingsReader.read(file, Map.of(), Map.of()).storage();

        assertThat(storage.tries()).isEqualTo(1);
        assertThat(storage.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(storage.identity()).contains(IdentitySource.ISSUER);
        assertThat(storage.clients())
                .containsExactly(Map.entry(
                        "aaaaaaaa-1111-1111-1111-111111111111",
                        new IdentityClient("c", Path.of("/etc/secret"), "https://storage.azure.com/.default")));
        assertThat(storage.accounts().get("blobs").identity()).contains(IdentitySource.PLATFORM);
        assertThat(storage.accounts().get("blobs").caFile()).contains(Path.of("/etc/ca.pem"));
        assertThat(storage.accounts().get("cold").resourceId()).isPresent();
    }

    @Test
    void keyVaultsAreReadOnlyWhereSomebodySaidWithWhoseIdentity() {
        var usual = SettingsReader.read(null, Map.of(), Map.of()).keyVault();
        assertThat(usual.identity()).isEmpty();
        assertThat(usual.suffixes()).contains("vault.azure.net");
        assertThat(usual.refresh()).isEqualTo(Duration.ofHours(4));

        var platform = SettingsReader.read(
                        null,
                        Map.of("HOLDFAST_KEY_VAULT_SUFFIXES", "a.example,.b.example, *.c.example"),
                        Map.of("keyVault.identity", "platform"))
                .keyVault();
        assertThat(platform.identity()).contains(IdentitySource.PLATFORM);
        assertThat(platform.suffixes()).containsExactly("a.example", "b.example", "c.example");
    }

    @Test
    void anotherIssuerLeavesNoEmbeddedAuthorityForIdentities() {
        assertThatThrownBy(() -> SettingsReader.read(
                        null,
                        Map.of(),
                        Map.of("identity.issuer", "https://login.example/tenant", "storage.identity", "embedded")))
                .hasMessage(
                        "'storage.identity' (command line) cannot be 'embedded' while identity.issuer names another issuer;"
                                + " take 'issuer' or 'platform'");
    }
}
