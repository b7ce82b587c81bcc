package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Wherever a named value may be referred to, a reference keeps it, and follows it when it gets another display name. */
class NamedValueUsesTest {

    /** How the same reference may be written in JSON. */
    private static final List<String> SPELLINGS = List.of("{{host}}", "{{ host }}", "{{\thost\n}}");

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew().withDefaultContent();
        fixture.put("namedValues/n", "{\"displayName\":\"host\",\"value\":\"v\"}");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    /** A place for a reference: a resource with HERE where it goes. */
    private record Holder(String path, String document) {

        @Override
        public String toString() {
            return path;
        }
    }

    private static final List<Holder> HOLDERS = List.of(
            new Holder("backends/url", "{'url':'https://HERE.example','protocol':'http'}"),
            new Holder(
                    "backends/credentials",
                    "{'url':'https://b.example','protocol':'http','credentials':{'header':{'a':['x','y-HERE']},"
                            + "'authorization':{'scheme':'Basic','parameter':'HERE'}}}"),
            new Holder(
                    "backends/proxy",
                    "{'url':'https://b.example','protocol':'http','proxy':{'url':'http://p','password':'p-HERE'}}"),
            new Holder("loggers/l", "{'loggerType':'applicationInsights','credentials':{'instrumentationKey':'HERE'}}"),
            new Holder("apis/a", "{'path':'a','serviceUrl':'https://HERE/x'}"),
            new Holder("caches/default", "{'connectionString':'HERE','useFromLocation':'default'}"),
            new Holder("policies/policy", policy("HERE")),
            new Holder("policies/policy", policy("a<![CDATA[-HERE]]>-b")),
            new Holder("apis/echo-api/policies/policy", policy("HERE")),
            new Holder(
                    "policyFragments/f",
                    "{'format':'rawxml','value':'<fragment><set-status code=\\\"200\\\" reason=\\\"HERE\\\" /></fragment>'}"));

    private static String policy(String value) {
        return "{'format':'rawxml','value':'<policies><inbound><set-header name=\\\"a\\\"><value>" + value
                + "</value></set-header></inbound></policies>'}";
    }

    static Stream<Arguments> places() {
        return HOLDERS.stream().flatMap(holder -> SPELLINGS.stream().map(spelling -> Arguments.of(holder, spelling)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aReferenceKeepsTheNamedValueAndFollowsIt(Holder holder, String spelling) {
        String written = spelling.replace("\t", "\\t").replace("\n", "\\n");
        fixture.put(holder.path(), holder.document().replace('\'', '"').replace("HERE", written));
        assertThat(Refusals.validation("displayName", () -> fixture.delete("namedValues/n")))
                .contains("in use by");

        fixture.patch("namedValues/n", "{\"displayName\":\"server\"}");

        String expected = holder.document().replace('\'', '"').replace("HERE", "{{server}}");
        ObjectNode wanted = Documents.body(expected.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ObjectNode stored = stored(holder.path());
        wanted.propertyNames()
                .forEach(member -> assertThat(stored.path(member)).as(member).isEqualTo(wanted.get(member)));
        assertThat(Refusals.validation("displayName", () -> fixture.delete("namedValues/n")))
                .contains("in use by");
        fixture.delete(holder.path());
        assertThat(fixture.delete("namedValues/n").status()).isEqualTo(200);
    }

    /** With its secrets. */
    private static ObjectNode stored(String path) {
        int slash = path.lastIndexOf('/');
        boolean child = path.startsWith("apis/echo-api/");
        ResourceKey key = child
                ? new ResourceKey("apis/policies", "echo-api", "policy")
                : new ResourceKey(path.substring(0, slash), "", path.substring(slash + 1));
        Resource resource = fixture.configuration().get(key).orElseThrow();
        ObjectNode whole = Documents.properties(resource);
        MergePatch.apply(whole, Documents.secrets(resource));
        return whole;
    }

    @Test
    void whatIsWrittenWithReferencesToCharactersFollowsAndCommentsDoNot() {
        String text = "<policies><inbound><!-- {{host}} --><set-header name='a'><value>&#123;{ho&#115;t}}</value>"
                + "</set-header></inbound></policies>";
        fixture.put("policies/policy", "{\"format\":\"rawxml\",\"value\":\"" + text + "\"}");
        fixture.patch("namedValues/n", "{\"displayName\":\"server\"}");
        assertThat(stored("policies/policy").path("value").asString())
                .isEqualTo(text.replace("&#123;{ho&#115;t}}", "{{server}}"));
    }

    @Test
    void textElsewhereIsNoReference() {
        fixture.put("backends/b", "{\"url\":\"https://b.example\",\"protocol\":\"http\",\"title\":\"{{host}}\"}");
        fixture.put(
                "policies/policy",
                "{\"format\":\"rawxml\",\"value\":\"<policies><inbound><!-- {{host}} --></inbound></policies>\"}");
        assertThat(fixture.delete("namedValues/n").status()).isEqualTo(200);
    }

    @Test
    void everyMemberThatMayReferToOneIsTriedHere() {
        var tried = new ArrayList<String>();
        HOLDERS.forEach(
                holder -> tried.add(holder.path().substring(0, holder.path().lastIndexOf('/'))));
        assertThat(Catalog.load().types().stream()
                        .filter(type -> !type.namedValues().isEmpty())
                        .map(ResourceType::name)
                        .filter(name -> !name.startsWith("workspaces/")))
                .allMatch(tried::contains);
    }
}
