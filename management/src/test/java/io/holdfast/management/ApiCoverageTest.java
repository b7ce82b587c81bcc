package io.holdfast.management;

import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Entities;
import io.holdfast.entities.EntitySettings;
import io.holdfast.management.support.TestServer;
import io.holdfast.model.Catalog;
import io.holdfast.platform.DeploymentScopes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of Azure's stable api-versions, against the real front door and the real child resources: it is answered as
 * docs/api-coverage.md says, and only to those who may ask. After a change of routes or catalog, run this test with
 * {@code -Dholdfast.docs=write} and look at the difference.
 */
class ApiCoverageTest {

    private static final Path PAGE = Path.of("..", "docs", "api-coverage.md");

    /** What an operation answers that is known and refused. */
    private static final String NOT_SUPPORTED = "NotSupported";

    private static final String SERVICE = "contoso";
    private static final String OTHER = "fabrikam";

    private static final List<AzureOperation> OPERATIONS = AzureOperation.all();

    @TempDir
    static Path directory;

    private static TestServer server;
    private static ApiCoverage coverage;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(directory);
        server.resources.set(Entities.resources(server.store, EntitySettings.DEFAULTS, Clock.systemUTC()));
        server.content.set(Entities.defaultContent(Clock.systemUTC()));
        server.makeService(SERVICE);
        server.makeService(OTHER);
        assign("reader", SERVICE, "71522526-b88f-4d52-b57f-d31fc3546d0d");
        assign("operator", SERVICE, "e022efe7-f5ba-4159-bbe4-b44f577e9b61");
        assign("elsewhere", OTHER, "312a565d-c81f-4fd8-895a-4e21e48d571c");
        var scopes = new DeploymentScopes(server.settings.deployment(), server.store);
        coverage = new ApiCoverage(
                ManagementServer.routes(server.settings, server.parts, scopes, List::of), Catalog.load());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assign(String who, String service, String role) {
        String id = TestServer.principal(who + service).objectId();
        var answer = server.put(
                TestServer.SERVICES + service + "/providers/Microsoft.Authorization/roleAssignments/" + id
                        + "?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/" + role
                        + "\",\"principalId\":\"" + TestServer.principal(who).objectId() + "\"}}");
        assertThat(answer.status()).isEqualTo(201);
    }

    private static TestServer.Answer send(String who, AzureOperation operation) {
        boolean body = List.of("PUT", "PATCH", "POST").contains(operation.method());
        return server.send(
                who,
                operation.method(),
                operation.named(SUBSCRIPTION, "rg1", SERVICE) + "?api-version=" + operation.newestVersion(),
                body ? "{}" : null);
    }

    /** Would change or remove what the others need. */
    private static boolean isOfTheServiceItself(AzureOperation operation) {
        return operation.path().equals(AzureOperation.SERVICE)
                && !List.of("GET", "HEAD").contains(operation.method());
    }

    /** What is asked of an item must find it: some requests make one, a DELETE takes it away. */
    private static List<AzureOperation> deletionsLast() {
        List<AzureOperation> ordered = new ArrayList<>(OPERATIONS);
        ordered.sort(Comparator.comparing(operation -> operation.method().equals("DELETE")));
        return ordered;
    }

    @Test
    void thePageSaysWhatIsAnswered() throws Exception {
        Map<AzureOperation, String> refusals =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        List<String> contradictions = new ArrayList<>();
        for (AzureOperation operation : deletionsLast()) {
            if (isOfTheServiceItself(operation)) {
                continue;
            }
            var answer = send("owner", operation);
            if (answer.status() >= 500 && answer.status() != 501) {
                contradictions.add(operation + ": " + answer.status() + " " + answer.body());
            }
            boolean head = operation.method().equals("HEAD");
            String code = head || answer.status() < 400 ? "" : answer.at("/error/code");
            if (code.equals(NOT_SUPPORTED)) {
                refusals.put(operation, answer.status() + ": " + answer.at("/error/message"));
            }
            boolean unknown = answer.status() == 405
                    || code.equals("InvalidResourceType")
                    || answer.body().contains("did not have proper uri path format");
            if (!head && unknown == coverage.answer(operation).isPresent()) {
                contradictions.add(operation + ": " + answer.status() + " " + answer.body());
            }
        }
        assertThat(contradictions).isEmpty();

        String page =
                ApiCoveragePage.of(OPERATIONS, coverage, operation -> Optional.ofNullable(refusals.get(operation)));
        if ("write".equals(System.getProperty("holdfast.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("run this test with -Dholdfast.docs=write").hasContent(page);
    }

    @Test
    void nobodyWithoutAGoodTokenIsAnswered() {
        List<String> let = new ArrayList<>();
        for (AzureOperation operation : OPERATIONS) {
            for (String who : new String[] {null, "wrong-audience"}) {
                var answer = send(who, operation);
                if (answer.status() != 401 || answer.header("WWW-Authenticate") == null) {
                    let.add(operation + " as " + who + ": " + answer.status());
                }
            }
        }
        assertThat(let).isEmpty();
    }

    @Test
    void aReaderReadsAndNothingElse() {
        refuses("reader", operation -> operation.path().startsWith(AzureOperation.SERVICE) && reads(operation));
    }

    @Test
    void anOperatorOperatesTheServiceAndReadsWhatIsInIt() {
        refuses(
                "operator",
                operation -> operation.path().startsWith(AzureOperation.SERVICE)
                        && (reads(operation)
                                || isOfTheServiceItself(operation)
                                || List.of("backup", "restore").contains(last(operation))));
    }

    @Test
    void aContributorOfAnotherServiceSeesNothingOfThisOne() {
        refuses("elsewhere", operation -> false);
    }

    private static boolean reads(AzureOperation operation) {
        return List.of("GET", "HEAD").contains(operation.method());
    }

    private static String last(AzureOperation operation) {
        return operation.path().substring(operation.path().lastIndexOf('/') + 1);
    }

    private interface Allowed {
        boolean allowed(AzureOperation operation);
    }

    /** What is answered is refused with 403, but for what is allowed. Lists that show only what one may see are open. */
    private static void refuses(String who, Allowed allowed) {
        List<String> wrong = new ArrayList<>();
        for (AzureOperation operation : OPERATIONS) {
            boolean mayAsk = allowed.allowed(operation);
            if (coverage.answer(operation).isEmpty()
                    || (mayAsk && !reads(operation))
                    || !operation.path().startsWith(AzureOperation.SERVICE)) {
                continue;
            }
            int status = send(who, operation).status();
            if (mayAsk == (status == 403 || status == 401)) {
                wrong.add(operation + ": " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
