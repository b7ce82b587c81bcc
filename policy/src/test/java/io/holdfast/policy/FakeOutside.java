package io.holdfast.policy;

import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallOut;
import io.holdfast.policy.calls.CallOuts;
import io.holdfast.policy.calls.Message;
import io.holdfast.policy.calls.Outside;
import io.holdfast.policy.calls.StoredAuthorization;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A world outside that answers as a test says, and remembers what it was asked. */
public final class FakeOutside implements Outside, CallOuts {

    public final List<CallOut> sent = new ArrayList<>();
    public final List<CallOut> forgotten = new ArrayList<>();
    public final List<Message> posted = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();
    public CompletableFuture<CallAnswer> answer =
            CompletableFuture.completedFuture(new CallAnswer(200, "OK", List.of(), new byte[0]));
    public CompletableFuture<String> token = CompletableFuture.completedFuture("t0ken");
    public @Nullable CompletableFuture<StoredAuthorization> authorization;
    public @Nullable String dapr = "http://127.0.0.1:3500";

    public static CallAnswer answer(int status, String body) {
        return new CallAnswer(status, "Said", List.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CallOuts calls() {
        return this;
    }

    @Override
    public CompletableFuture<CallAnswer> send(CallOut request) {
        sent.add(request);
        return answer;
    }

    @Override
    public void sendAndForget(CompletionStage<CallOut> request) {
        var _ = request.thenAccept(forgotten::add);
    }

    @Override
    public CompletableFuture<String> token(String resource, @Nullable String clientId) {
        asked.add(resource + " " + clientId);
        return token;
    }

    @Override
    public CompletableFuture<StoredAuthorization> authorization(String provider, String id) {
        asked.add(provider + "/" + id);
        return authorization == null ? new CompletableFuture<>() : authorization;
    }

    @Override
    public @Nullable String dapr() {
        return dapr;
    }

    @Override
    public boolean trusts(List<X509Certificate> chain) {
        return false;
    }

    @Override
    public Set<X509Certificate> authorities() {
        return Set.of();
    }

    @Override
    public void post(Message message) {
        posted.add(message);
    }
}
