package io.holdfast.management.activity;

import static io.holdfast.management.support.TestServer.GROUP;
import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Entities;
import io.holdfast.entities.EntitySettings;
import io.holdfast.management.support.TestServer;
import io.holdfast.management.support.TestServer.Answer;
import io.holdfast.model.ServiceId;
import io.holdfast.platform.activity.EventData;
import io.holdfast.store.ActivityFilter;
import io.holdfast.store.ActivityRecord;
import io.holdfast.store.LongRunningOperation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who did what and when, as the server tells it afterwards. */
class ActivityLogTest {

    private static final String V = "?api-version=2022-08-01";
    private static final String CONTOSO = SERVICES + "Contoso";
    private static final String VALUES = "/providers/Microsoft.Insights/eventtypes/management/values";
    private static final String LOG = "/subscriptions/" + SUBSCRIPTION + VALUES + "?api-version=2015-04-01&$filter=";
    private static final String SINCE = "eventTimestamp ge '2020-01-01T00:00:00Z'";
    private static final String ACCOUNT_KEY = "cGxhbnRlZC1hY2NvdW50LWtleQ==";
    private static final String LOCATION =
            "{\"storageAccount\":\"acc\",\"containerName\":\"c1\",\"backupName\":\"b1\",\"accessKey\":\"" + ACCOUNT_KEY
                    + "\"}";
    private static final String CORRELATION = "c0441d50-0000-4000-8000-000000000001";
    private static final ServiceId ID = new ServiceId(SUBSCRIPTION, "rg1", "Contoso");
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    @TempDir
    Path directory;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(directory);
        server.resources.set(Entities.resources(server.store, EntitySettings.DEFAULTS, Clock.systemUTC()));
        server.content.set(Entities.defaultContent(Clock.systemUTC()));
        server.makeService("Contoso");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyKindOfChangeLeavesOneRecord() {
        String tag = CONTOSO + "/tags/t1" + V;
        server.put(tag, "{\"properties\":{\"displayName\":\"One\"}}");
        server.send("owner", "PATCH", tag, "{\"properties\":{\"displayName\":\"Two\"}}", "If-Match", "*");
        server.send("owner", "DELETE", tag, null, "If-Match", "\"AAAAAAAAAAA=\"");
        server.send("owner", "DELETE", tag, null, "If-Match", "*");
        server.post(CONTOSO + "/subscriptions/master/listSecrets" + V, "");
        server.post(CONTOSO + "/subscriptions/master/regeneratePrimaryKey" + V, "");
        server.get(CONTOSO + "/apis/echo-api" + V + "&export=true&format=openapi%2Bjson-link");
        server.send("owner", "PATCH", CONTOSO + V, "{\"tags\":{\"a\":\"b\"}}");
        server.send("owner", "DELETE", CONTOSO + V, null);

        String provider = "Microsoft.ApiManagement/service";
        assertThat(records())
                .containsExactly(
                        "Microsoft.Resources/subscriptions/resourceGroups/write Succeeded 201 " + GROUP,
                        provider + "/write Succeeded 201 " + CONTOSO,
                        provider + "/tags/write Succeeded 201 " + CONTOSO + "/tags/t1",
                        provider + "/tags/write Succeeded 200 " + CONTOSO + "/tags/t1",
                        provider + "/tags/delete Failed 412 " + CONTOSO + "/tags/t1",
                        provider + "/tags/delete Succeeded 200 " + CONTOSO + "/tags/t1",
                        provider + "/subscriptions/listSecrets/action Succeeded 200 " + CONTOSO
                                + "/subscriptions/master",
                        provider + "/subscriptions/regeneratePrimaryKey/action Succeeded 204 " + CONTOSO
                                + "/subscriptions/master",
                        provider + "/apis/read Succeeded 200 " + CONTOSO + "/apis/echo-api",
                        provider + "/write Succeeded 200 " + CONTOSO,
                        provider + "/delete Succeeded 200 " + CONTOSO);
    }

    @Test
    void readsAndStrangersLeaveNone() {
        int before = records().size();

        server.get(CONTOSO + V);
        server.get(CONTOSO + "/apis/echo-api" + V);
        server.get(CONTOSO + "/apis/echo-api" + V + "&export=false");
        server.send("owner", "HEAD", CONTOSO + V, null);
        server.send(null, "DELETE", CONTOSO + V, null);
        server.send("wrong-audience", "DELETE", CONTOSO + V, null);
        events(SINCE);

        assertThat(records()).hasSize(before);
    }

    @Test
    void whatWasRefusedIsRecordedWithItsCodeAndItsCaller() {
        server.send("nobody", "POST", CONTOSO + "/backup" + V, LOCATION);
        server.put(CONTOSO + "/tags/t1", "{}");
        server.post(CONTOSO + "/restore" + V, LOCATION);
        server.post(CONTOSO + "/backup" + V, LOCATION);

        List<ActivityRecord> all = all();
        ActivityRecord forbidden =
                all.stream().filter(record -> record.code() == 403).findFirst().orElseThrow();
        assertThat(forbidden.errorCode()).isEqualTo("AuthorizationFailed");
        assertThat(forbidden.caller().name()).isEqualTo("nobody");
        assertThat(forbidden.caller().objectId())
                .isEqualTo(TestServer.principal("nobody").objectId());
        assertThat(all).extracting(ActivityRecord::errorCode).contains("MissingApiVersionParameter", "ServiceLocked");
        // Refused before it began.
        assertThat(all)
                .filteredOn(record -> record.operationId().equals(forbidden.operationId()))
                .hasSize(1);
    }

    @Test
    void aBackupIsRecordedFromItsBeginningToItsEnd() {
        server.send("owner", "POST", CONTOSO + "/backup" + V, LOCATION, "x-ms-correlation-request-id", CORRELATION);
        server.store.operations().succeed(running(), "{}");

        List<JsonNode> events = events(SINCE + " and correlationId eq '" + CORRELATION + "'");

        assertThat(events)
                .extracting(event -> event.at("/status/value").asString())
                .containsExactly("Succeeded", "Accepted", "Started");
        assertThat(events)
                .extracting(event -> event.at("/eventName/value").asString())
                .containsExactly("EndRequest", "EndRequest", "BeginRequest");
        assertThat(events)
                .extracting(event -> event.at("/operationId").asString())
                .containsOnly(events.getFirst().at("/operationId").asString());
        assertThat(events)
                .extracting(event -> event.at("/operationName/value").asString())
                .containsOnly("Microsoft.ApiManagement/service/backup/action");
        assertThat(events).extracting(event -> event.at("/caller").asString()).containsOnly("owner");
    }

    @Test
    void whatAzureDoesNotHaveGoesByItsOwnName() {
        String extension = CONTOSO + "/providers/Holdfast.Recovery/";
        server.post(extension + "verifyBackup?api-version=2026-11-01", LOCATION);
        server.store.operations().succeed(running(), "{}");
        server.send("nobody", "POST", extension + "undoRestore?api-version=2026-11-01", "");
        server.put(
                extension + "backupPolicies/nightly?api-version=2026-11-01",
                "{\"properties\":{\"storageAccount\":\"acc\",\"containerName\":\"backups\","
                        + "\"schedule\":{\"cron\":\"@daily\"}}}");
        server.send("owner", "DELETE", extension + "backupPolicies/nightly?api-version=2026-11-01", null);

        assertThat(records())
                .contains(
                        "Holdfast.Recovery/verifyBackup/action Started 0 " + CONTOSO,
                        "Holdfast.Recovery/verifyBackup/action Accepted 202 " + CONTOSO,
                        "Holdfast.Recovery/verifyBackup/action Succeeded 200 " + CONTOSO,
                        "Holdfast.Recovery/undoRestore/action Failed 403 " + CONTOSO,
                        "Holdfast.Recovery/backupPolicies/write Succeeded 201 " + extension + "backupPolicies/nightly",
                        "Holdfast.Recovery/backupPolicies/delete Succeeded 200 " + extension
                                + "backupPolicies/nightly");
    }

    @Test
    void aFailedRestoreSaysWhy() {
        server.post(CONTOSO + "/restore" + V, LOCATION);
        server.store.operations().fail(running(), "RestoreFailed", "Cannot restore: backup expired");

        JsonNode end = events(SINCE + " and status eq 'Failed'").getFirst();

        assertThat(end.at("/properties/errorCode").asString()).isEqualTo("RestoreFailed");
        assertThat(end.at("/properties/statusMessage").asString()).isEqualTo("Cannot restore: backup expired");
        assertThat(end.at("/level").asString()).isEqualTo("Error");
    }

    @Test
    void nothingSecretIsInAnyRecord() {
        String[] planted = {
            "planted-body", "planted-query", "planted-token", "planted-request-id", ACCOUNT_KEY, "planted-message"
        };
        String value =
                "{\"properties\":{\"displayName\":\"planted-message!\",\"value\":\"planted-body\",\"secret\":true}}";
        server.send(
                "owner",
                "PUT",
                CONTOSO + "/namedValues/v" + V + "&subscription-key=planted-query",
                value,
                "x-ms-client-request-id",
                "planted-request-id");
        server.put(CONTOSO + "/namedValues/v" + V, value.replace("planted-message!", "v"));
        server.post(CONTOSO + "/namedValues/v/listValue" + V, "");
        server.post(CONTOSO + "/backup" + V, LOCATION);
        server.send("owner", "PUT", CONTOSO + "/tags/t1" + V, "{}", "Ocp-Apim-Subscription-Key", "planted-token");

        String listed = events(SINCE).toString() + all();
        String lines =
                all().stream().map(record -> EventData.of(record).toString()).toList() + "";

        assertThat(all()).hasSizeGreaterThan(6);
        for (String secret : planted) {
            assertThat(listed).doesNotContain(secret);
            assertThat(lines).doesNotContain(secret);
        }
    }

    @Test
    void aRecordHasTheShapeOfAzures() {
        server.send(
                "owner",
                "PUT",
                CONTOSO + "/tags/t1" + V + "&x=y",
                "{\"properties\":{\"displayName\":\"One\"}}",
                "x-ms-correlation-request-id",
                CORRELATION,
                "x-ms-client-request-id",
                "c0441d50-0000-4000-8000-000000000002");

        JsonNode event =
                events(SINCE + " and correlationId eq '" + CORRELATION + "'").getFirst();

        assertThat(event.propertyNames()).containsExactlyElementsOf(EventData.MEMBERS);
        assertThat(event.at("/authorization").toString())
                .isEqualTo("{\"action\":\"Microsoft.ApiManagement/service/tags/write\",\"scope\":\"" + CONTOSO
                        + "/tags/t1\"}");
        assertThat(event.at("/httpRequest").toString())
                .isEqualTo("{\"clientRequestId\":\"c0441d50-0000-4000-8000-000000000002\","
                        + "\"clientIpAddress\":\"127.0.0.1\",\"method\":\"PUT\",\"uri\":\"" + server.url() + CONTOSO
                        + "/tags/t1" + V + "\"}");
        assertThat(event.at("/subStatus").toString())
                .isEqualTo("{\"value\":\"Created\",\"localizedValue\":\"Created (HTTP Status Code: 201)\"}");
        assertThat(event.at("/resourceType/value").asString()).isEqualTo("Microsoft.ApiManagement/service/tags");
        assertThat(event.at("/resourceGroupName").asString()).isEqualTo("rg1");
        assertThat(event.at("/id").asString()).matches(CONTOSO + "/tags/t1/events/[0-9a-f-]{36}/ticks/6\\d{17}");
        assertThat(event.at("/tenantId").asString()).isEqualTo(TestServer.TENANT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " and resourceGroupName eq 'RG1'",
                " and resourceUri eq '/subscriptions/" + SUBSCRIPTION + "/resourcegroups/rg1'",
                " and resourceId eq '/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg1/'",
                " and eventTimestamp le '2199-01-01T00:00:00+01:00' and eventChannels eq 'Admin, Operation'",
                " AND caller eq 'Owner' and status eq 'succeeded'"
            })
    void filtersFindWhatIsThere(String filter) {
        assertThat(events(SINCE + filter)).hasSize(2);
        // As az writes it.
        assertThat(events("eventTimestamp ge 2020-01-01T00:00:00.123456" + filter))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " and resourceGroupName eq 'rg2'",
                " and resourceProvider eq 'Microsoft.Compute'",
                " and eventTimestamp le '2020-01-02'",
                " and caller eq 'o''brien'"
            })
    void filtersLeaveOutWhatIsNotAskedFor(String filter) {
        assertThat(events(SINCE + filter)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "resourceGroupName eq 'rg1'",
                "eventTimestamp ge 'yesterday'",
                SINCE + " or caller eq 'x'",
                SINCE + " and",
                SINCE + " and caller ne 'x'",
                SINCE + " and caller eq 'x",
                SINCE + " and caller eq 'x' and caller eq 'y'",
                SINCE + " and status eq 'Unknown'"
            })
    void otherFiltersAreRefused(String filter) {
        Answer answer = server.get(LOG + encoded(filter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message")).startsWith("The query parameter '$filter' cannot be used. ");
    }

    @Test
    void onlyWhatIsSelectedIsShown() {
        Answer answer = server.get(LOG + encoded(SINCE) + "&$select=" + encoded("caller , OperationName"));

        assertThat(answer.json().at("/value/0").propertyNames()).containsExactly("caller", "operationName");
        assertThat(server.get(LOG + encoded(SINCE) + "&$select=secret").status())
                .isEqualTo(400);
    }

    @Test
    void longListsComeInPages() {
        ActivityRecord one = all().getFirst();
        for (int i = 0; i < 250; i++) {
            server.store.activities().append(one);
        }

        Answer first = server.get(LOG + encoded(SINCE) + "&$select=caller");
        Answer second = server.get(first.at("/nextLink"));

        assertThat(first.json().path("value").size()).isEqualTo(200);
        assertThat(second.json().path("value").size()).isEqualTo(52);
        assertThat(second.json().at("/value/0").propertyNames()).containsExactly("caller");
        assertThat(second.json().has("nextLink")).isFalse();
        assertThat(server.get(LOG + encoded(SINCE) + "&$skipToken=1").status()).isEqualTo(400);
    }

    @Test
    void readersOfTheSubscriptionSeeItsRecordsAndOthersSeeNone() {
        server.put(
                "/subscriptions/" + SUBSCRIPTION
                        + "/providers/Microsoft.Authorization/roleAssignments/55555555-5555-5555-5555-555555555555?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/" + READER
                        + "\",\"principalId\":\""
                        + TestServer.principal("reader").objectId() + "\"}}");
        String deployment = VALUES + "?api-version=2015-04-01&$filter=" + encoded(SINCE);

        Answer refused = server.send("nobody", "GET", LOG + encoded(SINCE), null);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/error/message")).contains("'Microsoft.Insights/eventtypes/values/read'");
        assertThat(server.send("reader", "GET", LOG + encoded(SINCE), null).status())
                .isEqualTo(200);
        assertThat(server.send("reader", "GET", deployment, null).status()).isEqualTo(403);
        assertThat(server.get(deployment).json().path("value")).isEmpty();
    }

    private LongRunningOperation running() {
        return server.store.operations().of(ID).getFirst();
    }

    /** Oldest first. */
    private List<String> records() {
        return all().reversed().stream()
                .map(record -> record.action() + " " + record.status().word() + " " + record.code() + " "
                        + record.resourceId())
                .toList();
    }

    private List<ActivityRecord> all() {
        return server.store
                .activities()
                .query(ActivityFilter.between(0, Long.MAX_VALUE), null, 1000)
                .records();
    }

    private List<JsonNode> events(String filter) {
        Answer answer = server.get(LOG + encoded(filter));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("value").valueStream().toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
