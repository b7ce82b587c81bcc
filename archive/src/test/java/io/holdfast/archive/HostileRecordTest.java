package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lines that are almost a record. One character of the text is one byte, so that every byte can be written. */
class HostileRecordTest {

    private static final String GOOD =
            "{\"parent\":\"echo\",\"name\":\"get\",\"path\":\"apis/Echo/operations/Get\",\"etag\":\"e\",\"created\":1,"
                    + "\"modified\":2,\"sizes\":[2,-1],\"document\":{},\"secrets\":null}";

    private static Resource read(String line) throws ArchiveException {
        byte[] bytes = line.getBytes(ISO_8859_1);
        return RecordCodec.read("apis/operations", bytes, 0, bytes.length);
    }

    private static void assertRefused(String line, String reason) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("a record of type apis/operations cannot be read")
                .hasStackTraceContaining(reason);
    }

    @Test
    void theGoodOne() throws Exception {
        assertThat(read(GOOD).path()).isEqualTo("apis/Echo/operations/Get");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apis/Other/operations/Get",
                "apis/Echo/operations/../operations/Get",
                "../apis/Echo/operations/Get",
                "/apis/Echo/operations/Get",
                "apis/Echo/operations/Get/",
                "apis/Echo/policies/Get",
                "apis//operations/Get",
                "Get",
                "",
            })
    void aPathThatIsNotThatOfItsKey(String path) {
        assertRefused(GOOD.replace("apis/Echo/operations/Get", path), "a path that is not that of its key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "echo/more", "../..", "echo/", "/"})
    void aParentWithMoreOrFewerNamesThanItsType(String parent) {
        assertRefused(GOOD.replace("\"echo\"", "\"" + parent + "\""), "a path that is not that of its key");
    }

    /** The key decides, so nothing is gained by repeating the trick in the path. */
    @ParameterizedTest
    @CsvSource({"a/b", "'../../etc/passwd'"})
    void aNameWithASlash(String name) {
        assertRefused(
                GOOD.replace("\"get\"", "\"" + name + "\"").replace("operations/Get", "operations/" + name),
                "not a resource name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\\u0000", "\\n", "\u001f", "\u007f", "\\u007f", "\\t", "\r"})
    void controlCharacters(String character) {
        assertRefused(GOOD.replace("\"e\"", "\"" + character + "\""), "ontrol");
        assertRefused(
                GOOD.replace("\"get\"", "\"get" + character + "\"").replace("/Get", "/Get" + character), "ontrol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c0\u00af", "\u00c3", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080"})
    void textThatIsNotUtf8(String bytes) {
        assertRefused(GOOD.replace("\"e\"", "\"" + bytes + "\""), "not UTF-8");
        assertRefused(GOOD.replace("\"e\"", "\"\\\\" + bytes + "\""), "not UTF-8");
        for (String document :
                List.of("{" + bytes + "}", "\"{" + bytes + "}\"", "{" + "x".repeat(8190) + bytes + "}")) {
            assertRefused(GOOD.replace("[2,", "[" + document.length() + ",").replace("{}", document), "not UTF-8");
        }
    }

    @Test
    void halfASurrogatePair() {
        assertRefused(GOOD.replace("\"e\"", "\"\\ud800\""), "surrogate");
        assertRefused(GOOD.replace("[2,", "[17,").replace("{}", "\"{\\\"\\ud800\\\":1}\""), "surrogate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1",
                "3",
                "2147483647",
                "2147483648",
                "-2147483649",
                "9223372036854775807",
                "",
                "-",
                "--2",
                "2e0"
            })
    void aSizeThatDoesNotFit(String size) {
        assertRefused(GOOD.replace("[2,", "[" + size + ","), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "2147483647", "9223372036854775808", "", "1.0"})
    void aSizeOfSecretsThatDoesNotFit(String size) {
        assertRefused(GOOD.replace("-1]", size + "]"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e9", "1.5", "null", "\"1\"", " 1", "+1"})
    void aTimeThatIsNone(String time) {
        assertRefused(GOOD.replace("\"created\":1", "\"created\":" + time), "");
    }

    @Test
    void anEndlessNumber() {
        assertRefused(GOOD.replace("\"created\":1", "\"created\":" + "0".repeat(1_000_000)), "expected ,\"modified\":");
    }

    @Test
    void aTextThatIsFarTooLong() {
        assertRefused(
                GOOD.replace("\"e\"", "\"" + "e".repeat(ArchiveFormat.MAX_TEXT_BYTES + 1) + "\""), "longer than any");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "12",
                "{ ",
                "\"\"",
                "\"x\"",
                "\"[]\"",
                "\"{}",
                "\"{}\"x",
                "\"\\ud8\"",
                "\"\\x\"",
                "\"{\\\"",
                "\"{}\\\"",
                "\"{\"}\"",
                "\"{\t}\"",
                "\"\\u12\"",
                "\"\\u\""
            })
    void aDocumentThatIsNone(String document) {
        assertRefused(GOOD.replace("[2,", "[" + document.length() + ",").replace("{}", document), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{ \n}", "{\r\n\t\"a\": \"\\\"\\\\\\/\\b\\f\\n\\u0000\"}", "{\"\b\f\":\"ü€😀\"}"})
    void aDocumentAsAString(String document) throws Exception {
        for (String quoted : List.of(
                JsonMapper.shared().writeValueAsString(document),
                JsonMapper.builder()
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build()
                        .writeValueAsString(document))) {
            String bytes = new String(quoted.getBytes(UTF_8), ISO_8859_1);

            Resource read = read(GOOD.replace("[2,", "[" + bytes.length() + ",").replace("{}", bytes));

            assertThat(new String(read.document(), UTF_8)).isEqualTo(document);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"parent\"    | \"Parent\"",
                "\"etag\":\"e\" | \"etag\":\"e\",\"etag\":\"f\"",
                "null}         | null,\"more\":1}",
                "null}         | null}}",
                "null}         | null},",
                "null}         | NULL}",
                "\"name\"      | \"path\"",
                "{\"parent\"   | [\"parent\"",
            })
    void membersThatAreNotARecords(String before, String after) {
        assertRefused(GOOD.replace(before, after), "");
    }

    @Test
    void everyTruncation() {
        for (int length = 0; length < GOOD.length(); length++) {
            assertRefused(GOOD.substring(0, length), "");
        }
    }
}
