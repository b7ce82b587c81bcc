package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests that say what cannot be. */
class HostileManifestTest {

    private static final RecoveryKeys KEYS = RecoveryKeys.generate();

    private static byte[] good() throws IOException {
        return Forge.archive(Zstd.compress(Forge.RECORD.getBytes(UTF_8)), 1, Forge.RECORD.length());
    }

    private static void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> Archives.read(archive, KEYS))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContainPattern("\\p{Cntrl}");
    }

    /** Each member, replaced by something else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "format   | 1              | \"1\"                   | names no format version",
                "format   | 1              | 1.0                     | names no format version",
                "format   | 1              | 0                       | names no format version",
                "format   | 1              | -3                      | names no format version",
                "format   | 1              | 2                       | format version 2",
                "format   | 1              | 99999999999999999999999 | format version 99999999999999999999999",
                "format   | 1              | 1e999999999             | names no format version",
                "version  | \"0.1.0\"      | 7                       | 'version' of its manifest",
                "version  | \"0.1.0\"      | \"a\\nb\"               | 'version' of its manifest",
                "archiveId| \"id\"         | null                    | 'archiveId' of its manifest",
                "archiveId| \"id\"         | \"\\u0000\"             | 'archiveId' of its manifest",
                "name     | \"contoso\"    | [\"contoso\"]           | 'name' of its manifest",
                "sku      | \"Premium\"    | \"\\u001b[2J\"          | 'sku' of its manifest",
                "sku      | \"Premium\"    | {}                      | 'sku' of its manifest",
                "sequence | 42             | -1                      | 'sequence' of its manifest",
                "sequence | 42             | 9223372036854775808     | 'sequence' of its manifest",
                "sequence | 42             | 42.5                    | 'sequence' of its manifest",
                "sequence | 42             | \"42\"                  | 'sequence' of its manifest",
                "created  | \"[^\"]*\"     | \"yesterday\"           | 'created' of its manifest",
                "created  | \"[^\"]*\"     | 1764000000              | 'created' of its manifest",
                "expires  | \"[^\"]*\"     | \"+999999999-12-31T23:59:59Z\" | 'expires' of its manifest",
                "expires  | \"[^\"]*\"     | \"-0001-12-31T23:59:59Z\"      | 'expires' of its manifest",
                "sealing  | null           | \"none\"                | 'sealing' of its manifest",
                "sealing  | null           | false                   | 'sealing' of its manifest",
                "sealing  | null           | {}                      | 'scheme' of its manifest",
                "sealing  | null           | {\"scheme\":\"ROT13\",\"key\":\"0\"} | 'sealing' of its manifest",
                "sealing  | null           | {\"scheme\":\"AES256_GCM_HKDF_1MB\"} | 'key' of its manifest",
                "sealing  | null           | {\"scheme\":\"AES256_GCM_HKDF_1MB\",\"key\":\"0\"} | sealed with recovery key 0",
                "entries  | \\[.*?\\]       | {}                      | 'entries' of its manifest",
                "entries  | \\[.*?\\]       | null                    | 'entries' of its manifest",
                "entries  | \\[.*?\\]       | [[]]                    | 'name' of its manifest",
                "entries  | \\[.*?\\]       | [null]                  | 'name' of its manifest",
                "entries  | \\[.*?\\]       | []                      | does not know the entry",
                "name     | \"resources[^\"]*\" | \"resources/../x\" | lists an entry 'resources/../x' that cannot be",
                "name     | \"resources[^\"]*\" | \"manifest.json\"  | lists an entry 'manifest.json' that cannot be",
                "name     | \"resources[^\"]*\" | \"a\\u0000\\n\"   | lists an entry 'a\\u0000\\u000a' that cannot be",
                "type     | \"apis\"       | \"..\"                  | that cannot be",
                "type     | \"apis\"       | \"apis\\u0000\"         | that cannot be",
                "type     | \"apis\"       | \"\"                    | that cannot be",
                "records  | 1              | -1                      | 'records' of its manifest",
                "records  | 1              | 9223372036854775807     | that cannot be",
                "bytes    | [0-9]+         | -1                      | 'bytes' of its manifest",
                "bytes    | [0-9]+         | 18446744073709551616    | 'bytes' of its manifest",
                "bytes    | [0-9]+         | 0                       | does not have the 0 bytes",
                "contentBytes | [0-9]+     | -9223372036854775808    | 'contentBytes' of its manifest",
                "contentBytes | [0-9]+     | 9223372036854775807     | shorter than the manifest says",
                "sha256   | \"[0-9a-f]*\"  | \"\"                    | does not have the SHA-256",
                "digest   | \"0\"          | 0                       | 'digest' of its manifest",
                "leftOut  | \\[\\]         | {}                      | 'leftOut' of its manifest",
                "leftOut  | \\[\\]         | [7]                     | 'leftOut' of its manifest",
                "leftOut  | \\[\\]         | [\"\\n\"]               | 'leftOut' of its manifest",
                "notIncluded | \\{\\}      | []                      | 'notIncluded' of its manifest",
                "notIncluded | \\{\\}      | {\"a\":-1}              | 'a' of its manifest",
                "notIncluded | \\{\\}      | {\"\\u0007\":1}        | 'notIncluded' of its manifest",
            })
    void aMemberThatDoesNotFit(String member, String before, String after, String reason) throws IOException {
        assertRefused(Forge.rewritten(good(), "\"" + member + "\":" + before, "\"" + member + "\":" + after), reason);
    }

    @Test
    void aTypeTwice() throws IOException {
        String entry = Forge.manifest(good()).replaceFirst(".*\"entries\":\\[(.*?)\\].*", "$1");

        assertRefused(Forge.rewritten(good(), "\"entries\":\\[", "\"entries\":[" + entry + ","), "that cannot be");
    }

    @Test
    void lengthsWhoseSumRunsOver() throws IOException {
        String one = Forge.manifest(good())
                .replaceFirst(".*\"entries\":\\[(.*?)\\].*", "$1")
                .replaceFirst("\"contentBytes\":[0-9]+", "\"contentBytes\":" + Long.MAX_VALUE);
        String two = one.replace("apis", "tags");

        assertRefused(
                Forge.rewritten(good(), "\"entries\":\\[.*?\\]", "\"entries\":[" + one + "," + two + "]"), "tags");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sku\":\"Basic\",", "\"\\u0073ku\":\"Basic\","})
    void aMemberTwice(String member) throws IOException {
        assertRefused(Forge.rewritten(good(), "\"sku\"", member + "\"sku\""), "has a member twice");
    }

    @ParameterizedTest
    @CsvSource({"{}, is not JSON", "x, is not JSON", "'\0', is not JSON", "',', is not JSON"})
    void somethingBehindIt(String behind, String reason) throws IOException {
        assertRefused(Forge.rewritten(good(), "$", behind), reason);
    }

    @Test
    void textThatIsNotUtf8() throws IOException {
        byte[] text = Forge.manifest(good()).getBytes(UTF_8);
        byte[] broken = Forge.replaced(text, "contoso", "cont\u00ffso", false);
        byte[] overlong = Forge.replaced(text, "contoso", "cont\u00c0\u00afso", false);
        byte[] wide = Forge.manifest(good()).getBytes(UTF_16LE);

        assertRefused(Forge.zip(Map.of(Forge.ENTRY, new byte[3]), broken), "its manifest is not UTF-8");
        assertRefused(Forge.zip(Map.of(Forge.ENTRY, new byte[3]), overlong), "its manifest is not UTF-8");
        assertRefused(Forge.zip(Map.of(Forge.ENTRY, new byte[3]), wide), "its manifest is not JSON");
    }

    @Test
    void aBitThatFellOver() throws IOException {
        byte[] archive = good();
        int at = new String(archive, ISO_8859_1).indexOf("eastus");
        archive[at] ^= 4;

        assertRefused(archive, "its manifest does not have the CRC of the directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":["})
    void depth(String open) throws IOException {
        String deep = "{\"format\":1,\"x\":" + open.repeat(4_000_000 / open.length());

        assertRefused(Forge.zip("x", new byte[0], deep), "deeper or longer than any can be");
    }

    @Test
    void asManyEntriesAsFit() throws IOException {
        String entries = "{},".repeat(ArchiveFormat.MAX_ENTRIES - 1) + "{}";

        assertRefused(Forge.rewritten(good(), "\"entries\":\\[.*?\\]", "\"entries\":[" + entries + "]"), "lists 1000");
    }
}
