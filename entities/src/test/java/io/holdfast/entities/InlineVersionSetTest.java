package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A version set that comes in the body of an API. */
class InlineVersionSetTest extends ServiceCase {

    private static final String SET =
            "{'name':'Pets','description':'All','versioningScheme':'Query','versionQueryName':'v'}";

    private static String api(String set) {
        return "{'displayName':'Pets','path':'pets','apiVersion':'v1','apiVersionSet':" + set + "}";
    }

    @ParameterizedTest
    @CsvSource({"'', apiVersionSets/", "workspaces/Team/, workspaces/Team/apiVersionSets/"})
    void isMadeWithTheApi(String space, String sets) {
        put("workspaces/Team", "{'displayName':'Team'}");
        assertThat(put(space + "apis/pets", api(SET))).isEqualTo(201);
        JsonNode api = properties(space + "apis/pets");
        String set = names(space + "apiVersionSets").getFirst();
        assertThat(api.path("apiVersionSetId").asString()).isEqualTo(id(sets + set));
        assertThat(api.has("apiVersionSet")).isFalse();
        assertThat(properties(sets + set).toString())
                .isEqualTo("{\"displayName\":\"Pets\",\"description\":\"All\",\"versioningScheme\":\"Query\","
                        + "\"versionQueryName\":\"v\",\"versionHeaderName\":null}");
    }

    @Test
    void theSameBodyAgainMakesNoOther() {
        put("apis/pets", api(SET));
        assertThat(put("apis/pets", api(SET))).isEqualTo(200);
        assertThat(names("apiVersionSets")).hasSize(1);
        assertThat(properties("apis/pets").path("apiVersionSetId").asString())
                .isEqualTo(id("apiVersionSets/" + names("apiVersionSets").getFirst()));
        assertThat(Refusals.validation(
                        "apiVersionSet.versioningScheme",
                        () -> put("apis/pets", api(SET.replace("'Query'", "'Segment'")))))
                .contains("Change the version set");
        Refusals.validation("apiVersionSet.name", () -> put("apis/pets", api(SET.replace("Pets", "Others"))));
    }

    @Test
    void anExistingOneIsNamedByItsId() {
        put("apiVersionSets/one", "{'displayName':'One','versioningScheme':'Segment'}");
        for (String name : new String[] {"one", "/apiVersionSets/one", id("apiVersionSets/one")}) {
            put("apis/pets", api("{'id':'" + name + "'}"));
            assertThat(properties("apis/pets").path("apiVersionSetId").asString())
                    .isEqualTo(id("apiVersionSets/one"));
        }
        assertThat(names("apiVersionSets")).containsExactly("one");
        Refusals.validation("apiVersionSetId", () -> put("apis/pets", api("{'id':'nosuch'}")));
    }

    @Test
    void apiVersionSetIdGoesBefore() {
        put("apiVersionSets/one", "{'displayName':'One','versioningScheme':'Segment'}");
        String body = api(SET).replace("'apiVersion':", "'apiVersionSetId':'/apiVersionSets/one','apiVersion':");
        assertThat(put("apis/pets", body)).isEqualTo(201);
        assertThat(names("apiVersionSets")).containsExactly("one");
        // What a list shows when it is asked to expand can be written back.
        ObjectNode shown = (ObjectNode) fixture.get("apis?expandApiVersionSet=true&$filter=" + encode("name eq 'pets'"))
                .at("/value/0");
        assertThat(shown.at("/properties/apiVersionSet/name").asString()).isEqualTo("One");
        assertThat(fixture.call("PUT", "apis/pets", shown.toString()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'versioningScheme':'Segment'}                    | apiVersionSet.name
                    {'name':'n'}                                      | apiVersionSet.versioningScheme
                    {'name':'n','versioningScheme':'segment'}         | apiVersionSet.versioningScheme
                    {'name':'n','versioningScheme':'Query'}           | apiVersionSet.versionQueryName
                    {'name':'n','versioningScheme':'Header','versionHeaderName':1} | apiVersionSet.versionHeaderName
                    {'id':1}                                          | apiVersionSet.id
                    'n'                                               | apiVersionSet
                    """)
    void leavesNothingBehindWhenItIsRefused(String set, String member) {
        Refusals.validation(member, () -> put("apis/pets", api(set)));
        assertThat(names("apiVersionSets")).isEmpty();
    }

    @Test
    void aRevisionHasThatOfItsApi() {
        put("apis/pets", api(SET));
        put("apis/pets;rev=2", "{'path':'pets','sourceApiId':'/apis/pets','apiVersionSet':" + SET + "}");
        assertThat(properties("apis/pets;rev=2").path("apiVersionSetId"))
                .isEqualTo(properties("apis/pets").path("apiVersionSetId"));
        assertThat(names("apiVersionSets")).hasSize(1);
    }
}
