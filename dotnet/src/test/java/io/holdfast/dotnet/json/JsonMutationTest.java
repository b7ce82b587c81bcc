package io.holdfast.dotnet.json;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Broken texts and paths: each is read or refused in .NET's way, and what was read is printed and read again. */
class JsonMutationTest {

    private static final long SECOND = 1_000_000_000L;

    @TestFactory
    List<DynamicTest> brokenInputIsReadOrRefused() {
        return List.of(
                Mutations.test(
                        "json",
                        jsons(),
                        JsonMutationTest::checkJson,
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "'",
                        "\\u",
                        "null",
                        "new X(",
                        ")",
                        "/*",
                        "*/",
                        "//",
                        "NaN",
                        "-",
                        "1e",
                        "0x",
                        "2024-01-01T00:00:00Z"),
                Mutations.test(
                        "path",
                        paths(),
                        JsonMutationTest::checkPath,
                        "$",
                        "..",
                        "[?(",
                        "@",
                        "==",
                        "=~",
                        "/(a+)+$/",
                        "&&",
                        "||",
                        ")]",
                        "[*]",
                        "[::",
                        "'",
                        "\\"));
    }

    static Stream<byte[]> jsons() {
        return Stream.of(
                        "{\"a\":[1,2.5,-3e10,true,false,null,\"x\\u00e9\\n\"],'b':{c:new Date(1, 2)}, /*c*/ \"d\":NaN}",
                        "[[[[{\"a\":\"2024-01-01T10:11:12.5+02:00\",\"n\":123456789012345678901234567890}]]]]",
                        "// comment\n{\"a\":undefined,,\"b\":017,\"c\":0x1F,}")
                .map(JsonMutationTest::bytes);
    }

    static Stream<byte[]> paths() {
        return Stream.of(
                        "$.a[0]..b[?(@.c == 1 && @.d != 'x' || $.e)].f",
                        "$..['a','b'][1:10:2][-1][0,1][*].*",
                        "a[?(@.x =~ /^(a|b)+$/i)]")
                .map(JsonMutationTest::bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void checkJson(byte[] input) {
        Work work = Work.of(SECOND, Work.BYTES);
        try {
            JToken token = JsonLoader.token(work, text(input), JsonSettings.DEFAULT);
            String printed = token.text(work, Formatting.None);
            if (token.type() != JTokenType.Comment) {
                JToken again = JsonLoader.token(work, printed, JsonSettings.DEFAULT);
                if (!again.text(work, Formatting.None).equals(printed)) {
                    throw new AssertionError(printed + " is printed differently when it was read again");
                }
            }
            token.text(work);
            token.deepClone(work);
        } catch (NetException | ExhaustedException e) {
            told(e);
        }
    }

    static void checkPath(byte[] input) {
        Work work = Work.of(SECOND, Work.BYTES);
        JToken in = JsonLoader.token(
                work,
                "{\"a\":[{\"b\":[{\"c\":1,\"d\":\"y\",\"f\":2}],\"x\":\"aaaaaaaaaaaaaaaaaaaaaaaab\"}],\"e\":true}",
                JsonSettings.DEFAULT);
        try {
            JsonPath.all(work, in, text(input), false).forEach(each -> each.path(work));
        } catch (NetException | ExhaustedException e) {
            told(e);
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static void told(RuntimeException e) {
        if (e.getMessage() == null || e.getMessage().isBlank()) {
            throw new AssertionError("nothing is said", e);
        }
    }
}
