package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;

import com.azure.resourcemanager.apimanagement.fluent.models.BackendContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.CacheContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.DiagnosticContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.LoggerContractInner;
import com.azure.resourcemanager.apimanagement.models.AlwaysLog;
import com.azure.resourcemanager.apimanagement.models.BackendAuthorizationHeaderCredentials;
import com.azure.resourcemanager.apimanagement.models.BackendCredentialsContract;
import com.azure.resourcemanager.apimanagement.models.BackendProtocol;
import com.azure.resourcemanager.apimanagement.models.BackendProxyContract;
import com.azure.resourcemanager.apimanagement.models.BackendReconnectContract;
import com.azure.resourcemanager.apimanagement.models.BackendTlsProperties;
import com.azure.resourcemanager.apimanagement.models.BackendUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.BodyDiagnosticSettings;
import com.azure.resourcemanager.apimanagement.models.CacheUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.DataMasking;
import com.azure.resourcemanager.apimanagement.models.DataMaskingEntity;
import com.azure.resourcemanager.apimanagement.models.DataMaskingMode;
import com.azure.resourcemanager.apimanagement.models.HttpMessageDiagnostic;
import com.azure.resourcemanager.apimanagement.models.LoggerType;
import com.azure.resourcemanager.apimanagement.models.LoggerUpdateContract;
import com.azure.resourcemanager.apimanagement.models.PipelineDiagnosticSettings;
import com.azure.resourcemanager.apimanagement.models.SamplingSettings;
import com.azure.resourcemanager.apimanagement.models.SamplingType;
import com.azure.resourcemanager.apimanagement.models.Verbosity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the gateway reaches: backends, loggers and what goes to them, caches. */
final class Connections {

    private static final String LOGGER = "hub";
    private static final String DIAGNOSTIC = "azuremonitor";

    private final Walk walk;

    private Connections(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var connections = new Connections(walk);
        connections.backends();
        connections.loggers();
        connections.diagnostics();
        connections.diagnosticsOfApis();
        connections.caches();
    }

    private void backends() {
        var backends = walk.client().getBackends();
        var backend = new BackendContractInner()
                .withUrl("https://backend.localhost.example")
                .withProtocol(BackendProtocol.HTTP)
                .withTitle("first")
                .withDescription("of the backend")
                .withResourceId("https://management.localhost.example/some/resource")
                .withTls(new BackendTlsProperties()
                        .withValidateCertificateChain(false)
                        .withValidateCertificateName(true))
                .withCredentials(new BackendCredentialsContract()
                        .withHeaderProperty(Map.of("X-Key", List.of("secret")))
                        .withQuery(Map.of("key", List.of("secret")))
                        .withAuthorization(new BackendAuthorizationHeaderCredentials()
                                .withScheme("Basic")
                                .withParameter("secret")))
                .withProxy(new BackendProxyContract()
                        .withUrl("https://proxy.localhost.example")
                        .withUsername("caller")
                        .withPassword("of the proxy"));
        walk.step(Kind.of("backends/orders", () -> backends.getWithResponse(GROUP, SERVICE, "orders", NONE))
                .created(
                        () -> backends.createOrUpdate(GROUP, SERVICE, "orders", backend),
                        read -> read.title() + " " + read.proxy().username() + " "
                                + read.proxy().password(),
                        "first caller null")
                .tag(() -> backends.getEntityTagWithResponse(GROUP, SERVICE, "orders", NONE))
                .listed(names(() -> backends.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> backends.update(
                                GROUP, SERVICE, "orders", etag, new BackendUpdateParameters().withTitle("second")),
                        "second caller null")
                .then(() -> backends.reconnect(GROUP, SERVICE, "orders"))
                .then(() -> backends.reconnectWithResponse(
                        GROUP,
                        SERVICE,
                        "orders",
                        new BackendReconnectContract().withAfter(Duration.ofSeconds(3)),
                        NONE))
                .deleted(etag -> backends.delete(GROUP, SERVICE, "orders", etag)));
    }

    private void loggers() {
        var loggers = walk.client().getLoggers();
        var logger = new LoggerContractInner()
                .withLoggerType(LoggerType.AZURE_EVENT_HUB)
                .withDescription("first")
                .withCredentials(Map.of(
                        "name", "hub", "connectionString", "Endpoint=sb://hub.localhost.example/;SharedAccessKey=k"));
        walk.step(Kind.of("loggers/hub", () -> loggers.getWithResponse(GROUP, SERVICE, LOGGER, NONE))
                .created(
                        () -> loggers.createOrUpdate(GROUP, SERVICE, LOGGER, logger),
                        LoggerContractInner::description,
                        "first")
                .tag(() -> loggers.getEntityTagWithResponse(GROUP, SERVICE, LOGGER, NONE))
                .listed(names(() -> loggers.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> loggers.update(
                                GROUP, SERVICE, LOGGER, etag, new LoggerUpdateContract().withDescription("second")),
                        "second")
                .deleted(etag -> loggers.delete(GROUP, SERVICE, LOGGER, etag)));
    }

    private void diagnostics() {
        var diagnostics = walk.client().getDiagnostics();
        walk.step(Kind.of(
                        "diagnostics/azuremonitor", () -> diagnostics.getWithResponse(GROUP, SERVICE, DIAGNOSTIC, NONE))
                .created(
                        () -> diagnostics.createOrUpdate(GROUP, SERVICE, DIAGNOSTIC, diagnostic()),
                        DiagnosticContractInner::verbosity,
                        Verbosity.ERROR)
                .tag(() -> diagnostics.getEntityTagWithResponse(GROUP, SERVICE, DIAGNOSTIC, NONE))
                .listed(names(() -> diagnostics.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> diagnostics.update(
                                GROUP, SERVICE, DIAGNOSTIC, etag, diagnostic().withVerbosity(Verbosity.VERBOSE)),
                        Verbosity.VERBOSE)
                .deleted(etag -> diagnostics.delete(GROUP, SERVICE, DIAGNOSTIC, etag)));
    }

    private void diagnosticsOfApis() {
        var diagnostics = walk.client().getApiDiagnostics();
        String api = Apis.API;
        walk.step(Kind.of(
                        "apis/orders/diagnostics/azuremonitor",
                        () -> diagnostics.getWithResponse(GROUP, SERVICE, api, DIAGNOSTIC, NONE))
                .created(
                        () -> diagnostics.createOrUpdate(GROUP, SERVICE, api, DIAGNOSTIC, diagnostic()),
                        DiagnosticContractInner::verbosity,
                        Verbosity.ERROR)
                .tag(() -> diagnostics.getEntityTagWithResponse(GROUP, SERVICE, api, DIAGNOSTIC, NONE))
                .listed(names(() -> diagnostics.listByService(GROUP, SERVICE, api)))
                .updated(
                        etag -> diagnostics.update(
                                GROUP,
                                SERVICE,
                                api,
                                DIAGNOSTIC,
                                etag,
                                diagnostic().withVerbosity(Verbosity.VERBOSE)),
                        Verbosity.VERBOSE)
                .deleted(etag -> diagnostics.delete(GROUP, SERVICE, api, DIAGNOSTIC, etag)));
    }

    private static DiagnosticContractInner diagnostic() {
        var messages = new PipelineDiagnosticSettings()
                .withRequest(new HttpMessageDiagnostic()
                        .withHeaders(List.of("X-Request"))
                        .withBody(new BodyDiagnosticSettings().withBytes(512))
                        .withDataMasking(new DataMasking()
                                .withHeaders(List.of(new DataMaskingEntity()
                                        .withValue("X-Key")
                                        .withMode(DataMaskingMode.HIDE)))))
                .withResponse(new HttpMessageDiagnostic().withBody(new BodyDiagnosticSettings().withBytes(0)));
        return new DiagnosticContractInner()
                .withLoggerId("/loggers/" + LOGGER)
                .withVerbosity(Verbosity.ERROR)
                .withAlwaysLog(AlwaysLog.ALL_ERRORS)
                .withSampling(new SamplingSettings()
                        .withSamplingType(SamplingType.FIXED)
                        .withPercentage(12.5))
                .withFrontend(messages)
                .withBackend(messages)
                .withLogClientIp(true);
    }

    private void caches() {
        var caches = walk.client().getCaches();
        var cache = new CacheContractInner()
                .withConnectionString("cache.localhost.example:6380,password=p")
                .withUseFromLocation("default")
                .withDescription("first");
        walk.step(Kind.of("caches/default", () -> caches.getWithResponse(GROUP, SERVICE, "default", NONE))
                .created(
                        () -> caches.createOrUpdate(GROUP, SERVICE, "default", cache),
                        CacheContractInner::description,
                        "first")
                .tag(() -> caches.getEntityTagWithResponse(GROUP, SERVICE, "default", NONE))
                .listed(names(() -> caches.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> caches.update(
                                GROUP, SERVICE, "default", etag, new CacheUpdateParameters().withDescription("second")),
                        "second")
                .deleted(etag -> caches.delete(GROUP, SERVICE, "default", etag)));
    }
}
