package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    private final MemoryConfiguration configuration = new MemoryConfiguration("contoso");
    private Services services;

    @BeforeEach
    void load() {
        configuration.with(
                api("pets", "'path':'pets','protocols':['http','https']"),
                operation("pets", "list", "GET", "/"),
                operation("pets", "add", "POST", "/"),
                operation("pets", "mine", "GET", "/mine"),
                operation("pets", "one", "GET", "/{id}"),
                operation("pets", "drop", "DELETE", "/{id}"),
                operation("pets", "replace", "PUT", "/mine"),
                operation("pets", "photo", "GET", "/{id}/photo"),
                operation("pets", "anyPhoto", "GET", "/mine/*"),
                operation("pets", "odata", "GET", "/Owners({owner})"),
                operation("pets", "pair", "GET", "/pairs/{a}-{b}"),
                operation("pets", "pairFixed", "GET", "/pairs/x-{b}"),
                operation("pets", "search", "GET", "/search?q={q}"),
                operation("pets", "searchAll", "GET", "/search"),
                operation("pets", "kind", "GET", "/search?q={q}&kind=cat"),
                operation("pets", "files", "GET", "/files/{*path}"),
                operation("pets", "purge", "PURGE", "/{id}"),
                api("petshop", "'path':'pets/shop'"),
                operation("petshop", "open", "GET", "/open"),
                api("secure", "'path':'secure','protocols':['https']"),
                operation("secure", "get", "GET", "/"),
                api("ws", "'path':'ws','protocols':['ws','wss']"),
                operation("ws", "get", "GET", "/"),
                resource("apiVersionSets", "", "seg", "{'versioningScheme':'Segment'}"),
                resource("apiVersionSets", "", "qry", "{'versioningScheme':'Query','versionQueryName':'v'}"),
                resource("apiVersionSets", "", "hdr", "{'versioningScheme':'Header','versionHeaderName':'X-V'}"),
                api("s0", "'path':'seg','apiVersionSetId':'/apiVersionSets/seg'"),
                operation("s0", "orig", "GET", "/things"),
                api("s1", "'path':'seg','apiVersion':'v1','apiVersionSetId':'/apiVersionSets/seg'"),
                operation("s1", "one", "GET", "/things"),
                api("s2", "'path':'seg','apiVersion':'v2','apiVersionSetId':'/apiVersionSets/seg'"),
                operation("s2", "two", "GET", "/things"),
                api("s2;rev=4", "'path':'seg','apiRevision':'4','isCurrent':false"),
                operation("s2;rev=4", "next", "GET", "/things"),
                api("calc", "'path':'calc','type':'soap','protocols':['http']"),
                operation("calc", "add", "POST", "/?soapAction=urn:add"),
                operation("calc", "any", "POST", "/?soapAction={action}"),
                api("q0", "'path':'qry','apiVersionSetId':'/apiVersionSets/qry'"),
                operation("q0", "orig", "GET", "/things"),
                api("q1", "'path':'qry','apiVersion':'2024-01-01','apiVersionSetId':'/apiVersionSets/qry'"),
                operation("q1", "one", "GET", "/things"),
                api("h1", "'path':'hdr','apiVersion':'v1','apiVersionSetId':'/apiVersionSets/hdr'"),
                operation("h1", "one", "GET", "/things"),
                api("rev", "'path':'rev','apiRevision':'1','isCurrent':true"),
                operation("rev", "current", "GET", "/x"),
                api("rev;rev=2", "'path':'stale','apiRevision':'2','isCurrent':false"),
                operation("rev;rev=2", "second", "GET", "/x"),
                api("rev;rev=3", "'path':'rev','apiRevision':'3','isCurrent':false,'isOnline':false"),
                operation("rev;rev=3", "third", "GET", "/x"));
        services = new Services(
                "gateway.localhost", TestCompiler.forwarding(List.of(), List.of()), id -> configuration.snapshot());
        configuration.tell(services);
    }

    /** Which operation, or {@code -}. */
    private String match(String scheme, String method, String target, Map<String, String> headers) {
        Match match = find(scheme, method, target, headers);
        return match == null ? "-" : match.api.name() + "/" + match.operation.id();
    }

    private Match find(String scheme, String method, String target, Map<String, String> headers) {
        int mark = target.indexOf('?');
        return services.at("contoso.gateway.localhost")
                .match(new RouteRequest(
                        scheme,
                        method,
                        RequestPath.of(mark < 0 ? target : target.substring(0, mark)),
                        mark < 0 ? "" : target.substring(mark + 1),
                        headers::get));
    }

    private Match find(String target) {
        return find("http", "GET", target, Map.of());
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "GET, /pets, pets/list",
        "GET, /pets/, pets/list",
        "GET, /PETS, pets/list",
        "get, /pets, pets/list",
        "POST, /pets, pets/add",
        "PUT, /pets, -",
        "HEAD, /pets, -",
        "OPTIONS, /pets, -",
        "GET, /pets/mine, pets/mine",
        "GET, /pets/Mine, pets/mine",
        "GET, /pets/mine/, pets/mine",
        "GET, /pets/m%69ne, pets/mine",
        "GET, /pets/7, pets/one",
        "GET, /pets/a%2Fb, pets/one",
        "GET, /pets/a/b, -",
        "GET, /pets//, -",
        "GET, /pets/%2Fmine, pets/one",
        "DELETE, /pets/mine, pets/drop",
        "PUT, /pets/7, -",
        "PURGE, /pets/7, pets/purge",
        "GET, /pets/7/photo, pets/photo",
        "GET, /pets/mine/photo, pets/anyPhoto",
        "GET, /pets/mine/a/b/c, pets/anyPhoto",
        "GET, /pets/Owners(7), pets/odata",
        "GET, /pets/owners(), pets/one",
        "GET, /pets/pairs/a-b-c, pets/pair",
        "GET, /pets/pairs/x-1, pets/pairFixed",
        "GET, /pets/pairs/-b, -",
        "GET, /pets/search, pets/searchAll",
        "GET, /pets/search?q=1, pets/search",
        "GET, /pets/search?q, pets/search",
        "GET, /pets/search?x=1&Q=2, pets/search",
        "GET, /pets/search?kind=cat&q=1, pets/kind",
        "GET, /pets/search?kind=dog&q=1, pets/search",
        "GET, /pets/files/a/b%20c, pets/files",
        "GET, /pets/files, pets/files",
        "GET, /pets/shop/open, petshop/open",
        "GET, /pets/shop, -",
        "GET, /pets/shopping, pets/one",
        "GET, /petshop, -",
        "GET, /pet, -",
        "GET, /, -",
        "GET, /pets/%zz, pets/one",
        "GET, /ws, -",
        "GET, /secure, -",
    })
    void findsTheOperation(String method, String target, String expected) {
        assertThat(match("http", method, target, Map.of())).isEqualToIgnoringCase(expected);
    }

    @ParameterizedTest(name = "{0} with header {1} is {2}")
    @CsvSource({
        "/seg/v1/things, , s1/one",
        "/seg/V2/things, , s2/two",
        "/seg/things, , s0/orig",
        "/seg/v3/things, , -",
        "/qry/things, , q0/orig",
        "/qry/things?v=2024-01-01, , q1/one",
        "/qry/things?v=2023-01-01, , -",
        "/hdr/things, v1, h1/one",
        "/hdr/things, v2, -",
        "/hdr/things, , -",
        "/rev/x, , rev/current",
        "/rev;rev=1/x, , rev/current",
        "/rev;rev=2/x, , rev/second",
        "/rev;rev=3/x, , -",
        "/seg/v2;rev=4/things, , s2/next",
        "/seg;rev=4/v2/things, , s2/next",
        "/seg/v2;rev=1/things, , s2/two",
        "/seg/v2;rev=5/things, , -",
        "/seg/v1;rev=4/things, , -",
        "/rev;rev=9/x, , -",
        "/rev;rev=/x, , -",
        "/stale/x, , -",
    })
    void findsVersionAndRevision(String target, String header, String expected) {
        assertThat(match("http", "GET", target, header == null ? Map.of() : Map.of("X-V", header)))
                .isEqualTo(expected);
    }

    @Test
    void tellsSoapOperationsByTheirAction() {
        assertThat(match("http", "POST", "/calc", Map.of("SOAPAction", "\"urn:add\"")))
                .isEqualTo("calc/add");
        assertThat(match("http", "POST", "/calc?soapAction=urn:add", Map.of())).isEqualTo("calc/add");
        String soap12 = "application/soap+xml; charset=utf-8; action=\"urn:add\"";
        assertThat(match("http", "POST", "/calc/", Map.of("Content-Type", soap12)))
                .isEqualTo("calc/add");
        assertThat(match("http", "POST", "/calc", Map.of("SOAPAction", "urn:other")))
                .isEqualTo("calc/any");
        assertThat(match("http", "POST", "/calc", Map.of())).isEqualTo("calc/any");
        assertThat(find("http", "POST", "/calc/", Map.of()).forwardPath()).isEmpty();
    }

    @Test
    void mindsTheProtocol() {
        assertThat(match("https", "GET", "/secure", Map.of())).isEqualTo("secure/get");
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "/pets/SoMe%20One, id, SoMe%20One",
        "/pets/Owners(Ada), owner, Ada",
        "/pets/pairs/A-B-c, a, A",
        "/pets/pairs/A-B-c, b, B-c",
        "/pets/search?Q=%41+b, q, %41+b",
        "/pets/files/a/b%20c, path, a/b%20c",
        "/pets/7, other, ",
    })
    void givesParametersAsTheCallerWroteThem(String target, String name, String expected) {
        assertThat(find(target).parameter(name)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} forwards {1}")
    @CsvSource({
        "/pets, /",
        "/pets/, /",
        "/pets/a%2Fb, /a%2Fb",
        "/pets/mine/, /mine/",
        "/pets/mine/x//y, /mine/x//y",
        "/seg/v1/things, /things",
        "/rev;rev=2/x, /x",
    })
    void forwardsWhatIsBelowTheApi(String target, String expected) {
        assertThat(find(target).forwardPath()).isEqualTo(expected);
    }

    @Test
    void aRootApiTakesWhatNoOtherTakes() {
        configuration.put(api("root", "'path':''"), operation("root", "all", "GET", "/*"));
        configuration.put(api("root;rev=2", "'path':'','isCurrent':false"), operation("root;rev=2", "r", "GET", "/x"));

        assertThat(match("http", "GET", "/", Map.of())).isEqualTo("root/all");
        assertThat(match("http", "GET", "/any/thing", Map.of())).isEqualTo("root/all");
        assertThat(match("http", "GET", "/pets/mine", Map.of())).isEqualTo("pets/mine");
        assertThat(match("http", "GET", "/;rev=2/x", Map.of())).isEqualTo("root/r");
    }

    @Test
    void changesOfAnApiAreSeenAtOnce() {
        configuration.put(operation("pets", "new", "GET", "/{id}/new"));
        assertThat(match("http", "GET", "/pets/1/new", Map.of())).isEqualTo("pets/new");

        configuration.put(api("pets", "'path':'animals'"));
        assertThat(match("http", "GET", "/pets/mine", Map.of())).isEqualTo("-");
        assertThat(match("http", "GET", "/animals/mine", Map.of())).isEqualTo("pets/mine");

        configuration.delete(new ResourceKey("apis/operations", "pets", "mine"));
        assertThat(match("http", "GET", "/animals/mine", Map.of())).isEqualTo("pets/anyphoto");

        configuration.delete(new ResourceKey("apis", "", "pets"));
        assertThat(match("http", "GET", "/animals/7", Map.of())).isEqualTo("-");
    }

    @Test
    void aChangedVersionSetReachesItsApis() {
        configuration.put(resource("apiVersionSets", "", "qry", "{'versioningScheme':'Query','versionQueryName':'w'}"));

        assertThat(match("http", "GET", "/qry/things?w=2024-01-01", Map.of())).isEqualTo("q1/one");
    }

    @Test
    void templatesOfOneShapeDoNotTouchEachOther() {
        configuration.put(
                api("deep", "'path':'a/b/c'"),
                operation("deep", "x", "GET", "/{one}/{two}/{three}"),
                operation("deep", "y", "GET", "/{one}/fixed/end"));

        List<String> found = List.of("/a/b/c/1/fixed/end", "/a/b/c/1/fixed/other", "/a/b/c/1/2/end").stream()
                .map(target -> match("http", "GET", target, Map.of()))
                .toList();

        assertThat(found).containsExactly("deep/y", "deep/x", "deep/x");
    }
}
