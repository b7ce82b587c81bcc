package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** The enums. */
public final class JsonEnums {

    private JsonEnums() {}

    /** Describes JTokenType. */
    @AutoService(NetTypeSource.class)
    public static final class TokenTypes extends EnumSource<JTokenType> {
        public TokenTypes() {
            super(JToken.NAMESPACE + "JTokenType", JTokenType.class, false);
        }
    }

    /** Describes Formatting. */
    @AutoService(NetTypeSource.class)
    public static final class Formattings extends EnumSource<Formatting> {
        public Formattings() {
            super("Newtonsoft.Json.Formatting", Formatting.class, false);
        }
    }

    /** Describes DateParseHandling. */
    @AutoService(NetTypeSource.class)
    public static final class DateParsing extends EnumSource<DateParseHandling> {
        public DateParsing() {
            super("Newtonsoft.Json.DateParseHandling", DateParseHandling.class, false);
        }
    }

    /** Describes FloatParseHandling. */
    @AutoService(NetTypeSource.class)
    public static final class FloatParsing extends EnumSource<FloatParseHandling> {
        public FloatParsing() {
            super("Newtonsoft.Json.FloatParseHandling", FloatParseHandling.class, false);
        }
    }

    /** Describes NullValueHandling. */
    @AutoService(NetTypeSource.class)
    public static final class Nulls extends EnumSource<NullValueHandling> {
        public Nulls() {
            super("Newtonsoft.Json.NullValueHandling", NullValueHandling.class, false);
        }
    }
}
