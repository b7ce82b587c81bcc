package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.nio.charset.StandardCharsets;

/** Resources as the store hands them over, written in one line. */
public final class TestResources {

    private TestResources() {}

    /** @param json with single quotes for double ones */
    public static Resource resource(String type, String parent, String name, String json) {
        return resource(type, parent, name, json, null);
    }

    public static Resource resource(String type, String parent, String name, String json, String secrets) {
        var key = new ResourceKey(type, parent, name);
        return new Resource(
                key, key.toString(), "AAAAAAAAAAE=", 1, 1, bytes(json), secrets == null ? null : bytes(secrets));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    public static Resource api(String name, String members) {
        return resource("apis", "", name, "{" + members + "}");
    }

    public static Resource operation(String api, String name, String method, String template) {
        return resource(
                "apis/operations",
                api,
                name,
                "{'displayName':'" + name + "','method':'" + method + "','urlTemplate':'" + template + "'}");
    }

    public static Resource product(String name, boolean subscriptionRequired) {
        return resource(
                "products", "", name, "{'displayName':'p','subscriptionRequired':" + subscriptionRequired + "}");
    }

    public static Resource productApi(String product, String api) {
        return resource("products/apis", product, api, "{}");
    }

    public static Resource subscription(String name, String scope, String state, String primary, String secondary) {
        return resource(
                "subscriptions",
                "",
                name,
                "{'scope':'" + scope + "','state':'" + state + "','ownerId':'/users/ada'}",
                "{'primaryKey':'" + primary + "','secondaryKey':'" + secondary + "'}");
    }

    public static Resource policy(String type, String parent, String text) {
        return resource(type, parent, "policy", "{'format':'rawxml','value':'" + text + "'}");
    }
}
