package io.holdfast.acceptance.everytype;

import static com.azure.core.util.Context.NONE;
import static io.holdfast.acceptance.everytype.Sdk.GROUP;
import static io.holdfast.acceptance.everytype.Sdk.SERVICE;
import static io.holdfast.acceptance.everytype.Walk.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.fluent.models.EmailTemplateContractInner;
import com.azure.resourcemanager.apimanagement.models.EmailTemplateUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.NotificationName;
import com.azure.resourcemanager.apimanagement.models.TemplateName;

/** Templates of e-mails, notifications and who gets them. */
final class Mail {

    private static final String EMAIL = "ops@localhost.example";

    private final Walk walk;

    private Mail(Walk walk) {
        this.walk = walk;
    }

    static void add(Walk walk) {
        var mail = new Mail(walk);
        mail.templates();
        mail.notifications();
    }

    private void templates() {
        var templates = walk.client().getEmailTemplates();
        TemplateName name = TemplateName.NEW_DEVELOPER_NOTIFICATION_MESSAGE;
        walk.step(Kind.of("templates/" + name, () -> templates.getWithResponse(GROUP, SERVICE, name, NONE))
                .alwaysThere()
                .created(
                        () -> templates.createOrUpdate(
                                GROUP, SERVICE, name, new EmailTemplateUpdateParameters().withSubject("first")),
                        EmailTemplateContractInner::subject,
                        "first")
                .tag(() -> templates.getEntityTagWithResponse(GROUP, SERVICE, name, NONE))
                .listed(names(() -> templates.listByService(GROUP, SERVICE)))
                .updated(
                        etag -> templates.update(
                                GROUP, SERVICE, name, etag, new EmailTemplateUpdateParameters().withSubject("second")),
                        "second")
                .deleted(etag -> templates.delete(GROUP, SERVICE, name, etag)));
    }

    private void notifications() {
        var notifications = walk.client().getNotifications();
        NotificationName name = NotificationName.NEW_APPLICATION_NOTIFICATION_MESSAGE;
        walk.step(Kind.of("notifications/" + name, () -> notifications.getWithResponse(GROUP, SERVICE, name, NONE))
                .alwaysThere()
                .created(
                        () -> notifications.createOrUpdate(GROUP, SERVICE, name),
                        read -> read.title().isBlank(),
                        false)
                .listed(names(() -> notifications.listByService(GROUP, SERVICE))));
        var emails = walk.client().getNotificationRecipientEmails();
        walk.step(new Link(
                "notifications/" + name + "/recipientEmails/" + EMAIL,
                () -> emails.createOrUpdate(GROUP, SERVICE, name, EMAIL).name(),
                () -> emails.checkEntityExistsWithResponse(GROUP, SERVICE, name, EMAIL, NONE),
                names(() -> emails.listByNotification(GROUP, SERVICE, name).value()),
                () -> emails.delete(GROUP, SERVICE, name, EMAIL)));
        var users = walk.client().getNotificationRecipientUsers();
        walk.step(new Link(
                "notifications/" + name + "/recipientUsers/" + People.USER,
                () -> users.createOrUpdate(GROUP, SERVICE, name, People.USER).name(),
                () -> users.checkEntityExistsWithResponse(GROUP, SERVICE, name, People.USER, NONE),
                names(() -> users.listByNotification(GROUP, SERVICE, name).value()),
                () -> users.delete(GROUP, SERVICE, name, People.USER)));
        walk.question("the recipients of a notification", () -> {
            var recipients = notifications.get(GROUP, SERVICE, name).recipients();
            assertThat(recipients.emails()).containsExactly(EMAIL);
            assertThat(recipients.users()).singleElement().asString().endsWith("/users/" + People.USER);
        });
    }
}
