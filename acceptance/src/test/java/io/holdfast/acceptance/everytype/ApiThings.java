package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Apis.API;
import static io.holdfast.acceptance.everytype.Apis.OPERATION;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.fluent.models.IssueAttachmentContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.IssueCommentContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.IssueContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.TagContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.TagDescriptionContractInner;
import com.azure.resourcemanager.apimanagement.models.IssueUpdateContract;
import com.azure.resourcemanager.apimanagement.models.TagCreateUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.TagDescriptionCreateParameters;
import java.util.Base64;

/** What hangs on APIs and operations: tags, their descriptions, issues. */
final class ApiThings {

    static final String TAG = "core";
    private static final String ISSUE = "slow";

    private final Walk walk;

    private ApiThings(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var things = new ApiThings(walk);
        things.tags();
        things.tagsOfApis();
        things.issues();
        things.partsOfIssues();
        things.views();
    }

    private void tags() {
        var tags = walk.client().getTags();
        walk.step(Kind.of("tags/core", () -> tags.getWithResponse(GROUP, SERVICE, TAG, NONE))
                .created(
                        () -> tags.createOrUpdate(
                                GROUP, SERVICE, TAG, new TagCreateUpdateParameters().withDisplayName("Core")),
                        TagContractInner::displayName,
                        "Core")
                .tag(() -> tags.getEntityStateWithResponse(GROUP, SERVICE, TAG, NONE))
                .listed(names(() -> tags.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> tags.update(
                                GROUP, SERVICE, TAG, etag, new TagCreateUpdateParameters().withDisplayName("Kernel")),
                        "Kernel")
                .deleted(etag -> tags.delete(GROUP, SERVICE, TAG, etag)));
    }

    private void tagsOfApis() {
        var tags = walk.client().getTags();
        walk.step(new Link(
                "apis/orders/tags/core",
                () -> tags.assignToApi(GROUP, SERVICE, API, TAG).name(),
                () -> tags.getEntityStateByApiWithResponse(GROUP, SERVICE, API, TAG, NONE),
                names(() -> tags.listByApi(GROUP, SERVICE, API)),
                () -> tags.detachFromApi(GROUP, SERVICE, API, TAG)));
        walk.step(new Link(
                "apis/orders/operations/get-order/tags/core",
                () -> tags.assignToOperation(GROUP, SERVICE, API, OPERATION, TAG)
                        .name(),
                () -> tags.getEntityStateByOperationWithResponse(GROUP, SERVICE, API, OPERATION, TAG, NONE),
                names(() -> tags.listByOperation(GROUP, SERVICE, API, OPERATION)),
                () -> tags.detachFromOperation(GROUP, SERVICE, API, OPERATION, TAG)));
        var descriptions = walk.client().getApiTagDescriptions();
        var parameters = new TagDescriptionCreateParameters()
                .withExternalDocsUrl("https://docs.localhost.example")
                .withExternalDocsDescription("more");
        walk.step(Kind.of(
                        "apis/orders/tagDescriptions/core",
                        () -> descriptions.getWithResponse(GROUP, SERVICE, API, TAG, NONE))
                .created(
                        () -> descriptions.createOrUpdate(
                                GROUP, SERVICE, API, TAG, parameters.withDescription("of this API")),
                        TagDescriptionContractInner::description,
                        "of this API")
                .tag(() -> descriptions.getEntityTagWithResponse(GROUP, SERVICE, API, TAG, NONE))
                .listed(names(() -> descriptions.listByService(GROUP, SERVICE, API)))
                .replaced(
                        () -> descriptions.createOrUpdate(
                                GROUP, SERVICE, API, TAG, parameters.withDescription("changed")),
                        "changed")
                .deleted(etag -> descriptions.delete(GROUP, SERVICE, API, TAG, etag)));
    }

    private void issues() {
        var issues = walk.client().getApiIssues();
        var issue = new IssueContractInner()
                .withTitle("Slow")
                .withDescription("It takes long")
                .withUserId("/users/" + People.USER);
        walk.step(Kind.of(
                        "apis/orders/issues/slow", () -> issues.getWithResponse(GROUP, SERVICE, API, ISSUE, null, NONE))
                .created(
                        () -> issues.createOrUpdate(GROUP, SERVICE, API, ISSUE, issue),
                        IssueContractInner::title,
                        "Slow")
                .tag(() -> issues.getEntityTagWithResponse(GROUP, SERVICE, API, ISSUE, NONE))
                .listed(names(() -> issues.listByService(GROUP, SERVICE, API)))
                .updated(
                        etag -> issues.update(
                                GROUP, SERVICE, API, ISSUE, etag, new IssueUpdateContract().withTitle("Slower")),
                        "Slower")
                .deleted(etag -> issues.delete(GROUP, SERVICE, API, ISSUE, etag)));
    }

    private void partsOfIssues() {
        var comments = walk.client().getApiIssueComments();
        var comment = new IssueCommentContractInner().withUserId("/users/" + People.USER);
        walk.step(Kind.of(
                        "apis/orders/issues/slow/comments/first",
                        () -> comments.getWithResponse(GROUP, SERVICE, API, ISSUE, "first", NONE))
                .created(
                        () -> comments.createOrUpdate(GROUP, SERVICE, API, ISSUE, "first", comment.withText("Indeed")),
                        IssueCommentContractInner::text,
                        "Indeed")
                .tag(() -> comments.getEntityTagWithResponse(GROUP, SERVICE, API, ISSUE, "first", NONE))
                .listed(names(() -> comments.listByService(GROUP, SERVICE, API, ISSUE)))
                .replaced(
                        () -> comments.createOrUpdate(GROUP, SERVICE, API, ISSUE, "first", comment.withText("No")),
                        "No")
                .deleted(etag -> comments.delete(GROUP, SERVICE, API, ISSUE, "first", etag)));
        var attachments = walk.client().getApiIssueAttachments();
        var attachment = new IssueAttachmentContractInner()
                .withContentFormat("text/plain")
                .withContent(Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
        walk.step(Kind.of(
                        "apis/orders/issues/slow/attachments/log",
                        () -> attachments.getWithResponse(GROUP, SERVICE, API, ISSUE, "log", NONE))
                .created(
                        () -> attachments.createOrUpdate(GROUP, SERVICE, API, ISSUE, "log", attachment.withTitle("a")),
                        IssueAttachmentContractInner::title,
                        "a")
                .tag(() -> attachments.getEntityTagWithResponse(GROUP, SERVICE, API, ISSUE, "log", NONE))
                .listed(names(() -> attachments.listByService(GROUP, SERVICE, API, ISSUE)))
                .replaced(
                        () -> attachments.createOrUpdate(GROUP, SERVICE, API, ISSUE, "log", attachment.withTitle("b")),
                        "b")
                .deleted(etag -> attachments.delete(GROUP, SERVICE, API, ISSUE, "log", etag)));
    }

    private void views() {
        var client = walk.client();
        walk.question("a tag as its owners show it", () -> {
            assertThat(client.getTags().getByApi(GROUP, SERVICE, API, TAG).displayName())
                    .isEqualTo("Kernel");
            assertThat(client.getTags()
                            .getByOperation(GROUP, SERVICE, API, OPERATION, TAG)
                            .displayName())
                    .isEqualTo("Kernel");
            assertThat(client.getTags()
                            .getByProduct(GROUP, SERVICE, Products.PRODUCT, TAG)
                            .displayName())
                    .isEqualTo("Kernel");
        });
        walk.question("what is tagged", () -> {
            assertThat(client.getApis().listByTags(GROUP, SERVICE))
                    .singleElement()
                    .satisfies(tagged -> assertThat(tagged.api().name()).isEqualTo("Renamed orders"));
            assertThat(client.getOperations().listByTags(GROUP, SERVICE, API))
                    .singleElement()
                    .satisfies(tagged -> assertThat(tagged.tag().name()).isEqualTo("Kernel"));
            assertThat(client.getProducts().listByTags(GROUP, SERVICE)).hasSize(1);
            assertThat(client.getTagResources().listByService(GROUP, SERVICE)).hasSize(3);
        });
        walk.question("the issues of all APIs", () -> {
            assertThat(client.getIssues().listByService(GROUP, SERVICE))
                    .extracting(IssueContractInner::name)
                    .containsExactly(ISSUE);
            assertThat(client.getIssues().get(GROUP, SERVICE, ISSUE).title()).isEqualTo("Slower");
        });
    }
}
