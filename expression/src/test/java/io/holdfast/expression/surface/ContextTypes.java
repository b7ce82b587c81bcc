package io.holdfast.expression.surface;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetReadOnlyDictionary;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of contexts, by the public description of the language. */
@AutoService(NetTypeSource.class)
public final class ContextTypes implements NetTypeSource {

    private static final String HEADERS = "IReadOnlyDictionary<string, string[]>";

    /** Types that this room can't rely on. */
    private static final List<String> NOT_YET = List.of("TimeSpan", "DateTime", "X509Certificate2", "Uri");

    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put(
                "IContext",
                "IApi Api, IDeployment Deployment, TimeSpan Elapsed, ILastError LastError, IOperation Operation, IProduct Product, IRequest Request, Guid RequestId, IResponse Response, ISubscription Subscription, DateTime Timestamp, bool Tracing, IUser User, IReadOnlyDictionary<string, object> Variables, IWorkspace Workspace, IBackend Backend");
        TYPES.put(
                "IApi",
                "string Id, string Name, string Path, string Revision, string Version, bool IsCurrentRevision, IUrl ServiceUrl, IEnumerable<string> Protocols");
        TYPES.put("IBackend", "string Id, string Type, string AzureRegion");
        TYPES.put("IWorkspace", "string Id, string Name");
        TYPES.put(
                "IDeployment",
                "string GatewayId, IGateway Gateway, string Region, string ServiceId, string ServiceName, IReadOnlyDictionary<string, X509Certificate2> Certificates");
        TYPES.put("IGateway", "string Id, string InstanceId, bool IsManaged");
        TYPES.put(
                "ILastError",
                "string Source, string Reason, string Message, string Scope, string Section, string Path, string PolicyId, int HttpErrorCode");
        TYPES.put("IOperation", "string Id, string Method, string Name, string UrlTemplate");
        TYPES.put(
                "IProduct",
                "string Id, string Name, bool ApprovalRequired, bool SubscriptionRequired, int? SubscriptionLimit, IEnumerable<IGroup> Groups, IEnumerable<IApi> Apis");
        TYPES.put("IGroup", "string Id, string Name");
        TYPES.put(
                "IRequest",
                "IMessageBody Body, X509Certificate2 Certificate, " + HEADERS
                        + " Headers, string IpAddress, IReadOnlyDictionary<string, string> MatchedParameters, string Method, IUrl OriginalUrl, IUrl Url");
        TYPES.put("IResponse", "IMessageBody Body, " + HEADERS + " Headers, int StatusCode, string StatusReason");
        TYPES.put(
                "ISubscription",
                "DateTime CreatedDate, DateTime? EndDate, string Id, string Key, string Name, string PrimaryKey, string SecondaryKey, DateTime? StartDate");
        TYPES.put(
                "IUser",
                "string Email, string FirstName, IEnumerable<IGroup> Groups, string Id, IEnumerable<IIdentity> Identities, string LastName, string Note, DateTime RegistrationDate");
        TYPES.put("IIdentity", "string Id, string Provider");
        TYPES.put(
                "IUrl", "string Scheme, string Host, string Path, string QueryString, int Port, " + HEADERS + " Query");
        TYPES.put("IMessageBody", "");
        TYPES.put("BasicAuthCredentials", "string UserId, string Password");
        TYPES.put(
                "Jwt",
                "string Algorithm, IEnumerable<string> Audiences, " + HEADERS
                        + " Claims, DateTime? ExpirationTime, string Id, string Issuer, DateTime? IssuedAt, DateTime? NotBefore, string Subject, string Type");
        TYPES.put("Authorization", "string AccessToken, IReadOnlyDictionary<string, string> Claims");
        TYPES.put("ContextExtensions", "");
    }

    @Override
    public String[] names() {
        return TYPES.keySet().stream().map(name -> "Policies." + name).toArray(String[]::new);
    }

    @Override
    public NetType describe(String name) {
        String shortName = name.substring(name.indexOf('.') + 1);
        if (shortName.equals("ContextExtensions")) {
            return extensions(name);
        }
        NetTypeBuilder builder = NetTypeBuilder.ofInterface(name, Bag.class);
        for (String member : members(TYPES.get(shortName))) {
            String property = member.substring(member.lastIndexOf(' ') + 1);
            if (NOT_YET.stream()
                    .anyMatch(type ->
                            member.contains(type) && NetTypes.find(type, 0).isEmpty())) {
                continue;
            }
            builder.property(member, (work, self, a) -> Args.<Bag>self(self).get(property));
        }
        switch (shortName) {
            case "IContext" -> builder.method("void Trace(string message)", (work, self, a) -> null);
            case "IUrl" -> {
                builder.method("string ToString()", (work, self, a) -> "url");
                if (NetTypes.find("Uri", 0).isPresent()) {
                    builder.method("Uri ToUri()", (work, self, a) -> null);
                }
            }
            case "IMessageBody" ->
                builder.genericMethod(
                                "T As<T>(bool preserveContent = false)",
                                (work, types, self, a) -> Args.<Bag>self(self).get(types[0].fullName()))
                        .method(
                                "IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)",
                                (work, self, a) -> null);
            default -> {}
        }
        return builder.build();
    }

    private static List<String> members(String all) {
        List<String> members = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (int i = 0; i <= all.length(); i++) {
            char c = i == all.length() ? ',' : all.charAt(i);
            open += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && open == 0) {
                String member = all.substring(start, i).strip();
                if (!member.isEmpty()) {
                    members.add(member);
                }
                start = i + 1;
            }
        }
        return members;
    }

    private static NetType extensions(String name) {
        return NetTypeBuilder.ofStatic(name)
                .staticMethod(
                        "string GetValueOrDefault(this " + HEADERS
                                + " dictionary, string key, string defaultValue = null)",
                        (work, self, a) -> joined(a))
                .staticMethod(
                        "string GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string key, string defaultValue = null)",
                        (work, self, a) -> found(a))
                .staticMethod(
                        "object GetValueOrDefault(this IReadOnlyDictionary<string, object> dictionary, string key)",
                        (work, self, a) -> found(new @Nullable Object[] {a[0], a[1], null}))
                .genericStaticMethod(
                        "T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string key, T defaultValue = default)",
                        (work, types, self, a) -> Values.cast(found(a), types[0]))
                .staticMethod("Jwt AsJwt(this string token)", (work, self, a) -> null)
                .staticMethod("bool TryParseJwt(this string token, out Jwt result)", (work, self, a) -> false)
                .staticMethod("BasicAuthCredentials AsBasic(this string value)", (work, self, a) -> null)
                .staticMethod(
                        "byte[] Encrypt(this byte[] data, string alg, byte[] key, byte[] iv)", (work, self, a) -> null)
                .staticMethod(
                        "byte[] Decrypt(this byte[] data, string alg, byte[] key, byte[] iv)", (work, self, a) -> null)
                .build();
    }

    private static @Nullable Object found(@Nullable Object[] a) {
        NetReadOnlyDictionary dictionary = Args.self(a[0]);
        Object value = dictionary.find(Args.self(a[1]));
        return value == null ? a[2] : value;
    }

    private static @Nullable Object joined(@Nullable Object[] a) {
        Object value = found(new @Nullable Object[] {a[0], a[1], null});
        if (!(value instanceof NetArray array)) {
            return a[2];
        }
        return array.length() == 1
                ? array.get(0)
                : java.util.Arrays.stream(array.items()).map(String::valueOf).collect(Collectors.joining(","));
    }
}
