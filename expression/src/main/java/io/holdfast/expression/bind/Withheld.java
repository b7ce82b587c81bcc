package io.holdfast.expression.bind;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types and members of .NET that policies may not use, known by name so that a message can say so. */
final class Withheld {

    private static final String[] TYPES = {
        "Microsoft.CSharp.RuntimeBinder.Binder",
        "Newtonsoft.Json.JsonReader",
        "Newtonsoft.Json.JsonSerializer",
        "Newtonsoft.Json.JsonTextReader",
        "Newtonsoft.Json.JsonTextWriter",
        "Newtonsoft.Json.Schema.JsonSchema",
        "System.Activator",
        "System.AppDomain",
        "System.Console",
        "System.Environment",
        "System.GC",
        "System.Lazy",
        "System.Reflection.Assembly",
        "System.Type",
        "System.ValueTuple",
        "System.WeakReference",
        "System.Collections.ArrayList",
        "System.Collections.Hashtable",
        "System.Collections.Concurrent.ConcurrentDictionary",
        "System.Collections.Generic.LinkedList",
        "System.Collections.Generic.SortedDictionary",
        "System.Diagnostics.Debug",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Dynamic.ExpandoObject",
        "System.Globalization.CultureInfo",
        "System.Globalization.DateTimeStyles",
        "System.Globalization.NumberStyles",
        "System.IO.Directory",
        "System.IO.File",
        "System.IO.MemoryStream",
        "System.IO.Path",
        "System.IO.Stream",
        "System.IO.StreamReader",
        "System.IO.StreamWriter",
        "System.IO.Compression.GZipStream",
        "System.Net.Dns",
        "System.Net.HttpWebRequest",
        "System.Net.WebClient",
        "System.Net.Http.HttpClient",
        "System.Security.Cryptography.Aes",
        "System.Security.Cryptography.CryptoStream",
        "System.Security.Cryptography.DES",
        "System.Security.Cryptography.ECDsa",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.Security.Cryptography.Rfc2898DeriveBytes",
        "System.Threading.Interlocked",
        "System.Threading.Monitor",
        "System.Threading.Thread",
        "System.Threading.Tasks.Parallel",
        "System.Threading.Tasks.Task",
        "System.Web.HttpUtility",
        "System.Xml.XmlDocument",
        "System.Xml.XmlReader",
        "System.Xml.Serialization.XmlSerializer",
        "System.Xml.XPath.Extensions"
    };

    private static final Map<String, String> BY_SHORT_NAME = new HashMap<>();
    private static final Set<String> NAMESPACES = new java.util.HashSet<>();

    static {
        for (String type : TYPES) {
            BY_SHORT_NAME.put(type.substring(type.lastIndexOf('.') + 1), type);
            for (int dot = type.indexOf('.'); dot > 0; dot = type.indexOf('.', dot + 1)) {
                NAMESPACES.add(type.substring(0, dot));
            }
        }
    }

    /** Members of types of which only some may be used, and those that tell about types. */
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "System.Object",
            Set.of("GetType", "MemberwiseClone"),
            "Newtonsoft.Json.JsonConvert",
            Set.of(
                    "SerializeXNode",
                    "DeserializeXNode",
                    "PopulateObject",
                    "ToString",
                    "DefaultSettings",
                    "True",
                    "False",
                    "Null"),
            "System.DateTime",
            Set.of(
                    "ToLocalTime",
                    "ToUniversalTime",
                    "ToFileTime",
                    "ToFileTimeUtc",
                    "FromFileTime",
                    "ParseExact",
                    "TryParse",
                    "TryParseExact",
                    "Kind",
                    "SpecifyKind",
                    "ToShortDateString",
                    "ToLongDateString",
                    "ToShortTimeString",
                    "ToLongTimeString",
                    "ToOADate",
                    "FromOADate",
                    "ToBinary",
                    "FromBinary",
                    "Compare",
                    "GetDateTimeFormats"),
            "System.Net.IPAddress",
            Set.of("MapToIPv4", "MapToIPv6", "IsIPv4MappedToIPv6", "HostToNetworkOrder", "Loopback", "Any", "ScopeId"),
            "System.Text.RegularExpressions.Regex",
            Set.of("Escape", "GetGroupNames", "GetGroupNumbers", "CompileToAssembly", "CacheSize"),
            "System.Xml.Linq.XDocument",
            Set.of("Load"));

    private Withheld() {}

    /** The full name of such a type; null if no such type is known. */
    static @Nullable String type(String name) {
        String known = BY_SHORT_NAME.get(name.substring(name.lastIndexOf('.') + 1));
        return known != null && (known.equals(name) || name.indexOf('.') < 0) ? known : null;
    }

    static boolean isNamespace(String name) {
        return NAMESPACES.contains(name);
    }

    /** The type that such a member is of: the one asked for, or Object; null if no such member is known. */
    static @Nullable String declarer(String type, String member) {
        return MEMBERS.getOrDefault(type, Set.of()).contains(member)
                ? type
                : MEMBERS.getOrDefault("System.Object", Set.of()).contains(member) ? "System.Object" : null;
    }
}
