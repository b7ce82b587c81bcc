package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ServiceId;
import io.holdfast.store.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServicesTest {

    private final Map<ServiceId, MemoryConfiguration> all = new HashMap<>();
    private final Services services =
            new Services("gateway.localhost", TestCompiler.forwarding(List.of(), List.of()), this::snapshot);

    private Snapshot snapshot(ServiceId id) {
        return all.get(id).snapshot();
    }

    private MemoryConfiguration service(String name) {
        var configuration = new MemoryConfiguration(name);
        all.put(configuration.id(), configuration);
        return configuration;
    }

    private String at(String host) {
        ServiceTable table = services.at(host);
        return table == null ? null : table.name();
    }

    @Test
    void withoutServicesThereIsNone() {
        assertThat(at("contoso.gateway.localhost")).isNull();
    }

    @Test
    void aLoneServiceAnswersForAnyHost() {
        service("contoso").tell(services);

        assertThat(at("contoso.gateway.localhost")).isEqualTo("contoso");
        assertThat(at("127.0.0.1")).isEqualTo("contoso");
    }

    @Test
    void severalServicesAreToldApartByHost() {
        service("Contoso").tell(services);
        service("fabrikam")
                .withDocument("{'properties':{'hostnameConfigurations':["
                        + "{'type':'Proxy','hostName':'API.fabrikam.example'},"
                        + "{'type':'Portal','hostName':'www.fabrikam.example'},"
                        + "{'type':'Proxy','hostName':'contoso.gateway.localhost'}]}}")
                .tell(services);

        assertThat(at("contoso.gateway.localhost")).isEqualTo("Contoso");
        assertThat(at("api.fabrikam.example")).isEqualTo("fabrikam");
        assertThat(at("www.fabrikam.example")).isNull();
        assertThat(at("127.0.0.1")).isNull();
    }

    @Test
    void hostNamesFollowTheServicesDocument() {
        MemoryConfiguration fabrikam = service("fabrikam").tell(services);
        service("contoso").tell(services);

        fabrikam.withDocument("{'properties':{'hostnameConfigurations':[{'type':'Proxy','hostName':'f.example'}]}}");
        services.updated(fabrikam.service());
        assertThat(at("f.example")).isEqualTo("fabrikam");

        services.removed(fabrikam.id());
        assertThat(at("f.example")).isEqualTo("contoso");
    }

    @Test
    void aRestoreSwapsTheWholeTable() {
        MemoryConfiguration contoso = service("contoso")
                .with(api("a", "'path':'a'"), operation("a", "get", "GET", "/"))
                .tell(services);
        ServiceTable before = services.at("contoso.gateway.localhost");

        contoso.with(api("b", "'path':'b'"), operation("b", "get", "GET", "/")).tell(services);

        ServiceTable after = services.at("contoso.gateway.localhost");
        var request = new RouteRequest("http", "GET", RequestPath.of("/b"), "", name -> null);
        assertThat(before.match(request)).isNull();
        assertThat(after.match(request)).isNotNull();
    }
}
