package io.holdfast.acceptance.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.models.CertificateCreateOrUpdateParameters;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.LocalCertificate;
import io.holdfast.vault.testing.RequiresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Azure SDK for Java walks every resource type through its life: it fills a service with all of them, which is then
 * recovered in a second deployment and compared there, and takes them away again.
 */
@RequiresNode
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JavaEveryTypeTest {

    @TempDir
    static Path directory;

    private static Azurite azurite;
    private static ServerProcess active;
    private static ServerProcess standby;
    private static CertificateCreateOrUpdateParameters pfx;
    private static BeyondTheSdk beyond;
    private static Sdk sdk;
    private static Sdk sdkThere;
    private static Walk walk;

    @BeforeAll
    static void start() throws IOException {
        azurite = Azurite.start();
        Map<String, String> settings = Map.of(
                // Connections are checked to this machine.
                "imports.allowLocal",
                "true",
                "storage.accounts." + Azurite.ACCOUNT + ".endpoint",
                azurite.endpoint().toString(),
                "recovery.keyFile",
                directory.resolve("recovery.key").toString());
        var second = CompletableFuture.supplyAsync(() -> ServerProcess.start(directory.resolve("standby"), settings));
        active = ServerProcess.start(directory.resolve("active"), settings);
        standby = second.join();
        sdk = new Sdk(active);
        sdkThere = new Sdk(standby);
        pfx = pfx();
        beyond = new BeyondTheSdk(active.arm(), active.arm().service(Sdk.GROUP, Sdk.SERVICE));
        Lifecycle.create(active.arm(), sdk.client());
        walk = new Walk(sdk.client());
        Apis.add(walk);
        People.add(walk);
        ApiThings.add(walk);
        Products.add(walk);
        Policies.add(walk);
        Secrets.add(walk, pfx);
        Connections.add(walk);
        Gateways.add(walk);
        Portal.add(walk);
        Mail.add(walk);
        Service.add(walk);
    }

    @AfterAll
    static void stop() {
        active.close();
        standby.close();
        azurite.close();
    }

    @Order(1)
    @TestFactory
    Stream<DynamicTest> isMadeReadListedAndChanged() {
        return walk.there().stream().map(step -> DynamicTest.dynamicTest(step.path(), step::fill));
    }

    @Order(2)
    @TestFactory
    Stream<DynamicTest> isAnsweredOrRefused() {
        return walk.questions().stream().map(question -> DynamicTest.dynamicTest(question.name(), question.ask()::run));
    }

    @Order(3)
    @Test
    void whatWasSentIsShown() {
        assertThat(sdk.lost()).isEmpty();
    }

    @Order(3)
    @Test
    void whatTheSdkDoesNotKnowIsMade() {
        beyond.fill(pfx);
    }

    @Order(4)
    @TestFactory
    Stream<DynamicTest> allOfItIsRecoveredInAnotherDeployment() {
        var recovery = new Recovery(active.arm(), standby.arm(), sdk.client(), sdkThere.client(), azurite);
        return Stream.of(
                DynamicTest.dynamicTest("backed up and restored", recovery::backUpAndRestore),
                DynamicTest.dynamicTest("the same in the API", recovery::demandTheSame),
                DynamicTest.dynamicTest("the same digest", recovery::demandTheSameDigest),
                DynamicTest.dynamicTest("what was left is named", recovery::demandWhatWasLeftToBeNamed));
    }

    @Order(5)
    @Test
    void whatTheSdkDoesNotKnowIsTakenAway() {
        beyond.empty(pfx);
    }

    @Order(6)
    @TestFactory
    Stream<DynamicTest> isTakenAway() {
        return walk.back().stream().map(step -> DynamicTest.dynamicTest(step.path(), step::empty));
    }

    @Order(7)
    @Test
    void theServiceIsDeletedAndPurged() {
        Lifecycle.end(sdk.client());
    }

    /** A new type or a new version of the SDK is noticed here. */
    @Order(8)
    @Test
    void nothingWasLeftOut() {
        assertThat(BeyondTheSdk.unknown()).isEmpty();
        assertThat(sdk.types()).containsExactlyInAnyOrderElementsOf(BeyondTheSdk.known());
        Set<String> notCalled = Sdk.operations();
        notCalled.removeAll(sdk.called());
        notCalled.removeAll(sdkThere.called());
        assertThat(notCalled).isEmpty();
    }

    private static CertificateCreateOrUpdateParameters pfx() throws IOException {
        LocalCertificate certificate = LocalCertificate.in(directory);
        return new CertificateCreateOrUpdateParameters()
                .withData(Base64.getEncoder().encodeToString(Files.readAllBytes(certificate.keyStore())))
                .withPassword(certificate.password());
    }
}
