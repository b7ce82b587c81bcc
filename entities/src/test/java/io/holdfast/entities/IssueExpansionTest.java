package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code expandCommentsAttachments} of issues. */
class IssueExpansionTest extends ServiceCase {

    private static final String ISSUE = "apis/echo-api/issues/slow";

    @BeforeEach
    void create() {
        put(ISSUE, "{'title':'T','description':'D','userId':'/users/1'}");
        put(ISSUE + "/comments/c1", "{'text':'One','userId':'/users/1','createdDate':'2026-01-02T00:00:00Z'}");
        put(ISSUE + "/comments/c2", "{'text':'Two','userId':'/users/1'}");
        put(ISSUE + "/attachments/a", "{'title':'A','contentFormat':'image/jpeg','content':'IEJhc2U2NA=='}");
        put(ISSUE + "/attachments/b", "{'title':'B','contentFormat':'link','content':'https://b.example/x'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/slow"})
    void showsWhatBelongsToTheIssue(String item) {
        JsonNode shown = fixture.get("apis/echo-api/issues" + item + "?expandCommentsAttachments=true");
        JsonNode properties = shown.at((item.isEmpty() ? "/value/0" : "") + "/properties");
        assertThat(properties.path("comments").get(0)).isEqualTo(fixture.get(ISSUE + "/comments/c1"));
        assertThat(properties.path("comments").get(1).path("name").asString()).isEqualTo("c2");
        assertThat(properties.at("/attachments/1")).isEqualTo(fixture.get(ISSUE + "/attachments/b"));
        assertThat(properties.at("/attachments/0/properties").toString())
                .isEqualTo("{\"title\":\"A\",\"contentFormat\":\"image/jpeg\",\"content\":null}");
    }

    @Test
    void showsNothingElseOtherwise() {
        JsonNode properties = properties(ISSUE);
        assertThat(properties.has("comments")).isFalse();
        put("apis/echo-api/issues/other", "{'title':'T','description':'D','userId':'/users/1'}");
        JsonNode other = fixture.get("apis/echo-api/issues/other?expandCommentsAttachments=true")
                .path("properties");
        assertThat(other.path("comments").toString() + other.path("attachments"))
                .isEqualTo("[][]");
    }
}
