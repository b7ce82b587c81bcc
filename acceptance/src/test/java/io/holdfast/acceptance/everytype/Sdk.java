package io.holdfast.acceptance.everytype;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.BinaryData;
import com.azure.resourcemanager.apimanagement.ApiManagementManager;
import com.azure.resourcemanager.apimanagement.fluent.ApiManagementClient;
import io.holdfast.acceptance.support.AzureClient;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * The client of the Azure SDK for Java, which keeps account: of the SDK's operations that were called, and of the resource
 * types that the requests were for.
 */
final class Sdk {

    static final String GROUP = "walk";
    static final String SERVICE = "everything";

    private static final Pattern BELOW_SERVICE = Pattern.compile("/service/[^/]+/(.+)");

    private final Echo echo = new Echo();
    private final Set<String> called = new ConcurrentSkipListSet<>();
    private final Set<String> types = new ConcurrentSkipListSet<>();
    private final ApiManagementClient client;

    Sdk(ServerProcess server) {
        HttpPipelinePolicy account = (context, next) -> {
            Optional<ResourceType> type = type(context.getHttpRequest().getUrl().getPath());
            type.ifPresent(known -> types.add(known.name()));
            return next.process().flatMap(response -> compare(type, context.getHttpRequest(), response.buffer()));
        };
        ApiManagementManager manager = AzureClient.of(server, account);
        client = accounting(ApiManagementClient.class, manager.serviceClient());
    }

    /** The operations as they are on the wire; what they are called with is {@link #GROUP}, {@link #SERVICE}, names, bodies. */
    ApiManagementClient client() {
        return client;
    }

    /** The operations that were called, for example {@code Apis.listByService}. */
    Set<String> called() {
        return Set.copyOf(called);
    }

    /** The resource types that were asked for. */
    Set<String> types() {
        return Set.copyOf(types);
    }

    /** All operations that this version of the SDK has. */
    static Set<String> operations() {
        return Arrays.stream(ApiManagementClient.class.getMethods())
                .map(Method::getReturnType)
                .filter(Sdk::isGroup)
                .flatMap(group -> Arrays.stream(group.getMethods()).map(Sdk::operation))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was sent and not shown. */
    List<String> lost() {
        return echo.lost();
    }

    private static Optional<ResourceType> type(String path) {
        Matcher matcher = BELOW_SERVICE.matcher(path);
        if (!matcher.find()) {
            return Optional.empty();
        }
        List<String> segments = Stream.of(matcher.group(1).split("/"))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        return Catalog.load().match(segments).map(Target::type);
    }

    private Mono<HttpResponse> compare(Optional<ResourceType> type, HttpRequest request, HttpResponse response) {
        boolean written = List.of(HttpMethod.PUT, HttpMethod.PATCH).contains(request.getHttpMethod())
                && response.getStatusCode() < 300;
        BinaryData sent = request.getBodyAsBinaryData();
        if (type.isEmpty() || !written || sent == null) {
            return Mono.just(response);
        }
        return response.getBodyAsString().defaultIfEmpty("").map(shown -> {
            echo.compare(type.get(), request.getUrl().getPath(), sent.toString(), shown);
            return response;
        });
    }

    private <T> T accounting(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Class<?> group = method.getReturnType();
            Object answer = call(method, real, args);
            if (isGroup(group)) {
                return accounting(group, answer);
            }
            return answer;
        }));
    }

    private Object call(Method method, Object real, Object[] args) throws Throwable {
        if (isGroup(method.getDeclaringClass())) {
            called.add(operation(method));
        }
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static boolean isGroup(Class<?> type) {
        return type.getSimpleName().endsWith("Client") && type != ApiManagementClient.class;
    }

    /** The SDK has several methods for one operation: with the response, as a poller. */
    private static String operation(Method method) {
        String group = method.getDeclaringClass().getSimpleName().replaceFirst("Client$", "");
        String name = method.getName().replaceFirst("(WithResponse|Async)+$", "");
        if (name.startsWith("begin")) {
            name = Character.toLowerCase(name.charAt(5)) + name.substring(6);
        }
        return group + "." + name;
    }
}
