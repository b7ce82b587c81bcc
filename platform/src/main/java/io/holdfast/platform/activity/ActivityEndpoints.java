package io.holdfast.platform.activity;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.model.json.Json;
import io.holdfast.platform.refusal.PlatformRefusals;
import io.holdfast.store.ActivityFilter;
import io.holdfast.store.ActivityLog;
import io.holdfast.store.ActivityPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The activity log, of one ARM subscription or of what belongs to the whole deployment. */
public final class ActivityEndpoints {

    private static final String VALUES = "/providers/Microsoft.Insights/eventtypes/management/values";
    private static final String PLACE = "$skiptoken";
    private static final int PAGE = 200;

    private final ActivityLog log;
    private final Clock clock;

    public ActivityEndpoints(ActivityLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    public void mount(Routes routes) {
        routes.at("/subscriptions/{subscription}" + VALUES, ApiVersions.INSIGHTS, ErrorShape.GATEWAY)
                .on("GET", call -> list(call, call.name("subscription")));
        routes.at(VALUES, ApiVersions.INSIGHTS, ErrorShape.GATEWAY).on("GET", call -> list(call, ""));
    }

    private ArmResponse list(RoutedRequest call, String subscription) {
        ActivityFilter filter = ActivityFilterReader.read(call.head().query("$filter"), subscription, clock.millis());
        Selection selection = Selection.of(call.head().query("$select"));
        ActivityPage page = page(filter, call.head().query(PLACE));
        ObjectNode body = Json.object();
        body.set("value", Answers.array(page.records().stream().map(record -> selection.of(EventData.of(record)))));
        if (page.next() != null) {
            body.put("nextLink", nextLink(call, page.next()));
        }
        return Answers.ok(body);
    }

    private ActivityPage page(ActivityFilter filter, @Nullable String place) {
        try {
            return log.query(filter, place, PAGE);
        } catch (IllegalArgumentException e) {
            throw PlatformRefusals.activityPlace(PLACE);
        }
    }

    private static String nextLink(RoutedRequest call, String place) {
        var query = new StringJoiner("&");
        call.head().query().forEach((name, value) -> {
            if (!name.equals(PLACE)) {
                query.add(encoded(name) + "=" + encoded(value));
            }
        });
        query.add(encoded(PLACE) + "=" + encoded(place));
        return call.head().baseUrl() + "/" + String.join("/", call.head().segments()) + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
