package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the definition of an API says is read when a policy of an operation asks, and anew when it changes. */
class ValidationTest {

    private static final String POLICY =
            "<policies><inbound><validate-content unspecified-content-type-action='prevent' max-size='1000'"
                    + " size-exceeded-action='prevent'><content validate-as='json' action='prevent'%s/></validate-content></inbound><backend>"
                    + "<forward-request/></backend><outbound/></policies>";

    private final Harness harness = new Harness(Harness.echo("http://" + Gateway.ECHO_HOST + "/api")
            .with(
                    resource(
                            "apis/operations",
                            "echo",
                            "post",
                            "{'displayName':'Post','method':'POST','urlTemplate':'/*','request':{"
                                    + "'representations':[{'contentType':'application/json','schemaId':'Types','typeName':'Pet'}]}}"),
                    schema("'type':'object','required':['name']"),
                    policy("policies", "", document(""))));

    /** In JSON. */
    private static String document(String more) {
        return POLICY.formatted(more).replace("'", "\\\"");
    }

    private static Resource schema(String pet) {
        return resource(
                "apis/schemas",
                "echo",
                "types",
                "{'contentType':'application/vnd.oai.openapi.components+json',"
                        + "'document':{'components':{'schemas':{'Pet':{" + pet + "}}}}}");
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private RawClient.Answer post(String body) throws Exception {
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Type: application/json\nContent-Length: "
                    + body.length() + "\n" + Harness.KEY + "\n\n" + body);
            return client.answer();
        }
    }

    @Test
    void aBodyIsAsTheSchemaOfTheApiSaysAlsoWhenThatChanges() throws Exception {
        assertThat(post("{\"name\":\"x\"}").status()).isEqualTo(200);
        RawClient.Answer refused = post("{}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Required properties are missing from object: name");

        harness.configuration.put(schema("'type':'object','required':['id']"));
        assertThat(post("{\"name\":\"x\"}").status()).isEqualTo(400);
        assertThat(post("{\"id\":\"x\"}").status()).isEqualTo(200);

        harness.configuration.delete(new ResourceKey("apis/schemas", "echo", "types"));
        RawClient.Answer without = post("{}");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body()).contains("Contact the API owner");
    }

    @Test
    void schemasOfTheServiceToo() throws Exception {
        harness.configuration.put(
                resource("schemas", "", "global", "{'schemaType':'json','document':{'required':['g']}}"),
                policy("policies", "", document(" type='application/json' schema-id='global'")));
        assertThat(post("{\"g\":1}").status()).isEqualTo(200);
        assertThat(post("{}").status()).isEqualTo(400);

        harness.configuration.put(
                resource("schemas", "", "global", "{'schemaType':'json','document':{'required':['h']}}"));
        assertThat(post("{\"g\":1}").status()).isEqualTo(400);
    }

    @Test
    void aLargeBodyThatIsWrongIsAnsweredAndTheConnectionGoesOn() throws Exception {
        assertThat(post("{\"x\":\"" + "y".repeat(2_000) + "\"}").body()).contains("exceeds the limit of 1000 bytes");
    }
}
