package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Property;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotSegmentsTest {

    private static final String[] PARTS = {
        "/", "\\", ".", "..", ";", "a", "%2e", "%2E", "%2f", "%5C", "%3b", "%25", "2e", "%41", "x.y"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/.",
                "/a/../b",
                "/a/./b",
                "/%2e%2E/x",
                "/.%2e",
                "/..%2fx",
                "/a%2F..",
                "/a%2f..%2Fx",
                "/..%5cx",
                "/..\\x",
                "/a\\..",
                "/..;/x",
                "/..;a=b/x",
                "/.;/x",
                "/..%3bx/y",
                "/%2e%2e%3B%2fx",
                "/%u002e%u002E/x",
                "/.%U002e",
                "/..%u002fx",
                "/a%u005c..",
                "..",
            })
    void findsEverySpelling(String path) {
        assertThat(DotSegments.count(path)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "/a",
                "/a.b/c..d",
                "/...",
                "/.well-known/x",
                "/a%2Fb",
                "/a%5cb",
                "/a;..",
                "/;..;/x",
                "/%252e%252e/x",
                "/%2",
                "/.%",
                "/.%u002",
                "/.%u",
                "/%u002ea",
                "/..%2",
                "/..%20",
                "/v1.0/x..json",
            })
    void leavesTheRest(String path) {
        assertThat(DotSegments.count(path)).isZero();
    }

    @Test
    void isWhatTheRuleSays() {
        Property.holds(draw -> draw.joined(12, PARTS), DotSegmentsTest::countAsTheRuleSays);
    }

    private static void countAsTheRuleSays(String path) {
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
        int expected = 0;
        for (String part : decoded.split("[/\\\\]", -1)) {
            String name = part.indexOf(';') < 0 ? part : part.substring(0, part.indexOf(';'));
            expected += name.equals(".") || name.equals("..") ? 1 : 0;
        }

        assertThat(DotSegments.count(path)).isEqualTo(expected);
    }
}
