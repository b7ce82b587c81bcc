package io.holdfast.arm;

import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.Authenticator;
import io.holdfast.identity.Authorizer;
import io.holdfast.identity.Challenge;
import io.holdfast.identity.authority.AuthorityRequest;
import io.holdfast.store.DamagedConfigurationException;
import io.holdfast.store.ServiceLockedException;
import io.holdfast.store.ServiceNotFoundException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests in, one check after the other, and gives every answer what answers of ARM carry. Thread-safe. */
public final class FrontDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int ANONYMOUS_LIMIT = 64 * Body.KIB;
    private static final byte[] NOTHING = new byte[0];
    private static final String RETRY_AFTER = "Retry-After";

    private final FrontDoorSettings settings;
    private final Routes routes;
    private final Scopes scopes;
    private final AnonymousEndpoints anonymous;
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final ActivityJournal journal;
    private final Correlation correlation;

    public FrontDoor(
            FrontDoorSettings settings,
            Routes routes,
            Scopes scopes,
            AnonymousEndpoints anonymous,
            Authenticator authenticator,
            Authorizer authorizer,
            ActivityJournal journal) {
        this.settings = settings;
        this.routes = routes;
        this.scopes = scopes;
        this.anonymous = anonymous;
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.journal = journal;
        this.correlation = new Correlation(settings.deployment().location(), settings.clock());
    }

    /** Answers any request; throws nothing. What it takes of the common room is the visit's, who is closed when the answer is sent. */
    public ArmResponse answer(Head head, Incoming content, Visit visit) {
        String id = Correlation.id(head);
        var activity = new Activity(journal, head, id);
        Body body = limit -> content.read(limit, visit.bytes());
        ArmResponse answer =
                ScopedValue.where(Work.VISIT, visit).call(() -> unadorned(head, body, visit, id, activity));
        activity.ends(answer);
        return dressed(head, id, answer);
    }

    /** Answers a request that cannot even be read as one. */
    public ArmResponse refuse(Head head, ArmException refusal) {
        return dressed(head, Correlation.id(head), refused(ErrorShape.GATEWAY, refusal));
    }

    private ArmResponse unadorned(Head head, Body body, Visit visit, String id, Activity activity) {
        var pipeline = new RequestPipeline(routes, scopes, authenticator, authorizer, head, body, visit, activity);
        try {
            boolean signsIn = isPost(head) && !pipeline.isKnown();
            if (signsIn) {
                visit.admitUnknown();
            }
            var answer = anonymous.handle(new AuthorityRequest(
                    head.method(),
                    path(head),
                    head.headers(),
                    signsIn ? body.read(ANONYMOUS_LIMIT) : NOTHING,
                    head.baseUrl(),
                    head.client()));
            return answer.isPresent() ? answer.get() : pipeline.run();
        } catch (ArmException e) {
            return refused(pipeline.shape(), e);
        } catch (AuthenticationException e) {
            return unauthenticated(head, e);
        } catch (CancellationException e) {
            // Nobody hears it, or the server stops.
            return refused(ErrorShape.GATEWAY, Refusals.cancelled());
        } catch (ServiceLockedException e) {
            return locked(e);
        } catch (DamagedConfigurationException e) {
            return refused(ErrorShape.SERVICE, Refusals.damaged(e.service()));
        } catch (ServiceNotFoundException e) {
            return refused(ErrorShape.GATEWAY, Refusals.serviceUnknown(e.service()));
        } catch (Throwable e) {
            // Errors too: a caller without an answer would wait for ever.
            return Passing.is(e) ? unavailable(head, id, e) : failed(head, id, e);
        }
    }

    private static boolean isPost(Head head) {
        return head.method().equals("POST");
    }

    private ArmResponse refused(ErrorShape shape, ArmException refusal) {
        Map<String, String> headers = new HashMap<>();
        if (shape == ErrorShape.GATEWAY) {
            headers.put("x-ms-failure-cause", "gateway");
        }
        if (refusal.status() == 429 || refusal.status() == 503) {
            headers.put(RETRY_AFTER, "1");
        }
        return new ArmResponse(refusal.status(), headers, ErrorBody.of(shape, refusal));
    }

    private ArmResponse unauthenticated(Head head, AuthenticationException refusal) {
        ArmResponse plain = refused(ErrorShape.GATEWAY, Refusals.unauthenticated(refusal));
        Map<String, String> headers = new HashMap<>(plain.headers());
        headers.put("WWW-Authenticate", Challenge.of(authority(head), refusal));
        return new ArmResponse(401, headers, plain.body());
    }

    /** With the tenant for a subscription, which is how tools find out about the tenant; without it elsewhere. */
    private String authority(Head head) {
        boolean withTenant = head.after("subscriptions") != null;
        if (settings.signIn().authority().isPresent()) {
            URI uri = settings.signIn().authority().get();
            return withTenant ? uri.toString() : uri.getScheme() + "://" + uri.getAuthority();
        }
        return withTenant ? head.baseUrl() + "/" + settings.deployment().tenantId() : head.baseUrl();
    }

    private ArmResponse locked(ServiceLockedException refusal) {
        var answer = refused(ErrorShape.SERVICE, Refusals.locked(refusal));
        return new ArmResponse(
                answer.status(), Map.of(RETRY_AFTER, Integer.toString(settings.retryAfterSeconds())), answer.body());
    }

    /** Clients of ARM repeat it by themselves. */
    private ArmResponse unavailable(Head head, String id, Throwable cause) {
        LOG.atWarn()
                .addKeyValue("correlationId", id)
                .addKeyValue("method", head.method())
                .addKeyValue("path", path(head))
                .addKeyValue("reason", cause.getMessage())
                .log("request not answered, the store is away");
        ArmResponse plain = refused(ErrorShape.GATEWAY, Refusals.storeAway(Passing.SECONDS));
        Map<String, String> headers = new HashMap<>(plain.headers());
        headers.put(RETRY_AFTER, Integer.toString(Passing.SECONDS));
        return new ArmResponse(plain.status(), headers, plain.body());
    }

    private ArmResponse failed(Head head, String id, Throwable cause) {
        LOG.atError()
                .addKeyValue("correlationId", id)
                .addKeyValue("method", head.method())
                .addKeyValue("path", path(head))
                .setCause(cause)
                .log("request failed");
        return refused(ErrorShape.GATEWAY, Refusals.failed(id));
    }

    private ArmResponse dressed(Head head, String id, ArmResponse answer) {
        Map<String, String> headers = correlation.headers(head, id);
        headers.putAll(answer.headers());
        if (answer.body().length > 0) {
            headers.putIfAbsent("Content-Type", "application/json; charset=utf-8");
        }
        if (LOG.isDebugEnabled()) {
            LOG.atDebug()
                    .addKeyValue("correlationId", id)
                    .addKeyValue("method", head.method())
                    .addKeyValue("path", path(head))
                    .addKeyValue("status", answer.status())
                    .log("request answered");
        }
        return new ArmResponse(answer.status(), headers, answer.body());
    }

    private static String path(Head head) {
        return "/" + String.join("/", head.segments());
    }
}
