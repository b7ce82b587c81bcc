package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** JSON for those that have a text: bodies, templates, conversions. */
public final class Json {

    private static final JsonSettings TEXTS_STAY =
            new JsonSettings(DateParseHandling.None, false, JsonSettings.DEFAULT.maxDepth());

    private Json() {}

    /**
     * {@code JToken.Parse}.
     *
     * @param settings null for Newtonsoft's own
     * @throws NetException if it is no JSON
     */
    public static JToken token(Work work, String text, @Nullable JsonSerializerSettings settings) {
        return JsonLoader.token(work, text, JsonSerializerSettings.reading(settings));
    }

    /** {@code JObject.Parse}. @throws NetException if it is no object */
    public static JObject object(Work work, String text, @Nullable JsonSerializerSettings settings) {
        return JsonLoader.object(work, text, JsonSerializerSettings.reading(settings));
    }

    /** {@code JArray.Parse}. @throws NetException if it is no array */
    public static JArray array(Work work, String text, @Nullable JsonSerializerSettings settings) {
        return JsonLoader.array(work, text, JsonSerializerSettings.reading(settings));
    }

    /** Any JSON, in which texts that look like dates stay as they are. */
    public static JToken untouched(Work work, String text) {
        return JsonLoader.token(work, text, TEXTS_STAY);
    }

    /** {@code JsonConvert.SerializeObject}. */
    public static String serialized(Work work, @Nullable Object value) {
        return ToTokens.serialized(work, value, true).text(work, Formatting.None);
    }
}
