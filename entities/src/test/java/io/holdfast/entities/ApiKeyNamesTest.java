package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an API shows of where callers put their subscription key. */
class ApiKeyNamesTest extends ServiceCase {

    private static String shown() {
        return properties("apis/a")
                .path("subscriptionKeyParameterNames")
                .toString()
                .replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    null                           | {'header':'Ocp-Apim-Subscription-Key','query':'subscription-key'}
                    {'header':'X-Key'}             | {'header':'X-Key','query':'subscription-key'}
                    {'header':'X-Key','query':'k'} | {'header':'X-Key','query':'k'}
                    """)
    void areShownAlsoWhenTheyAreTheUsual(String given, String expected) {
        put("apis/a", "{'path':'a','subscriptionKeyParameterNames':" + given + "}");
        assertThat(shown()).isEqualTo(expected);
        fixture.call("PUT", "apis/a", fixture.get("apis/a").toString());
        assertThat(shown()).isEqualTo(expected);
    }

    @Test
    void anApiThatIsNotOfHttpHasNone() {
        put("apis/a", "{'path':'a','type':'graphql','serviceUrl':'https://a.example'}");
        assertThat(shown()).isEqualTo("null");
    }
}
