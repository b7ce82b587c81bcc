package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The types and, where only some are allowed, the members that policies may use. JSON and XML are looked at where they are described. */
class ContractTest {

    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            names(
                    "System",
                    "Array BitConverter Boolean Byte Char Convert DateTime DateTimeKind DateTimeOffset DayOfWeek Decimal"
                            + " Double Enum Exception Guid Int16 Int32 Int64 Math MidpointRounding Nullable Object Random"
                            + " SByte Single String StringComparer StringComparison StringSplitOptions TimeSpan TimeZone"
                            + " TimeZoneInfo TimeZoneInfo.AdjustmentRule TimeZoneInfo.TransitionTime Tuple UInt16 UInt32"
                            + " UInt64 Uri UriKind UriPartial Func Action Predicate Comparison Converter"),
            names(
                    "System.Collections.Generic",
                    "Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList IReadOnlyCollection"
                            + " IReadOnlyDictionary ISet KeyValuePair List Queue Stack"),
            names("System.IO", "StringReader StringWriter"),
            names("System.Linq", "Enumerable IGrouping ILookup Lookup IOrderedEnumerable"),
            names("System.Net", "IPAddress WebUtility"),
            names(
                    "System.Security.Cryptography",
                    "AsymmetricAlgorithm CipherMode HashAlgorithm HashAlgorithmName HMAC HMACMD5 HMACSHA1 HMACSHA256"
                            + " HMACSHA384 HMACSHA512 KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA"
                            + " RSAEncryptionPadding RSASignaturePadding SHA1 SHA256 SHA384 SHA512 SHA1Managed"
                            + " SHA256Managed SHA384Managed SHA512Managed SymmetricAlgorithm"),
            names(
                    "System.Security.Cryptography.X509Certificates",
                    "PublicKey RSACertificateExtensions X500DistinguishedName X509Certificate X509Certificate2"
                            + " X509ContentType X509NameType"),
            names("System.Text", "Encoding StringBuilder"),
            names(
                    "System.Text.RegularExpressions",
                    "Capture CaptureCollection Group GroupCollection Match Regex RegexOptions"));

    private static final Map<String, List<String>> MEMBERS = Map.ofEntries(
            names(
                    "System.DateTime",
                    ".ctor Add AddDays AddHours AddMilliseconds AddMinutes AddMonths AddSeconds AddTicks AddYears Date Day"
                            + " DayOfWeek DayOfYear DaysInMonth Hour IsDaylightSavingTime IsLeapYear MaxValue Millisecond"
                            + " Minute MinValue Month Now Parse Second Subtract Ticks TimeOfDay Today ToString UtcNow Year"),
            names("System.Enum", "Parse TryParse ToString"),
            names("System.Net.IPAddress", "AddressFamily Equals GetAddressBytes IsLoopback Parse TryParse ToString"),
            names("System.Security.Cryptography.X509Certificates.X500DistinguishedName", "Name"),
            names("System.Text.RegularExpressions.Capture", "Index Length Value"),
            names("System.Text.RegularExpressions.CaptureCollection", "Count Item"),
            names("System.Text.RegularExpressions.Group", "Captures Success"),
            names("System.Text.RegularExpressions.GroupCollection", "Count Item"),
            names("System.Text.RegularExpressions.Match", "Empty Groups Result"),
            names("System.Text.RegularExpressions.Regex", ".ctor IsMatch Match Matches Replace Unescape Split"),
            names(
                    "System.Linq.Enumerable",
                    "Aggregate All Any Append AsEnumerable Average Cast Concat Contains Count DefaultIfEmpty Distinct"
                            + " ElementAt ElementAtOrDefault Empty Except First FirstOrDefault GroupBy GroupJoin Intersect"
                            + " Join Last LastOrDefault LongCount Max Min OfType OrderBy OrderByDescending Prepend Range"
                            + " Repeat Reverse Select SelectMany SequenceEqual Single SingleOrDefault Skip SkipLast"
                            + " SkipWhile Sum Take TakeLast TakeWhile ThenBy ThenByDescending ToArray ToDictionary"
                            + " ToHashSet ToList ToLookup Union Where Zip"),
            names(
                    "System.String",
                    ".ctor Clone Compare CompareOrdinal CompareTo Concat Contains Copy Empty EndsWith Equals Format"
                            + " GetHashCode IndexOf IndexOfAny Insert Intern IsInterned IsNormalized IsNullOrEmpty"
                            + " IsNullOrWhiteSpace Item Join LastIndexOf LastIndexOfAny Length Normalize PadLeft PadRight"
                            + " Remove Replace Split StartsWith Substring ToCharArray ToLower ToLowerInvariant ToString"
                            + " ToUpper ToUpperInvariant Trim TrimEnd TrimStart op_Equality op_Inequality"));

    /** Members that .NET has and nobody describes, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "System.Array.Resize", "takes its array by reference",
            "System.Array.CreateInstance", "takes a Type",
            "System.Enum.GetValues", "takes a Type",
            "System.Convert.ChangeType", "takes a Type",
            "System.Object.GetType", "reflection is refused",
            "System.Exception.GetType", "reflection is refused",
            "System.Text.Encoding.UTF7", "insecure, as .NET itself says",
            "System.String.CopyTo", "writes into what the caller holds; ToCharArray does the same");

    private static Map.Entry<String, List<String>> names(String owner, String names) {
        return Map.entry(owner, Arrays.asList(names.split(" ")));
    }

    @Test
    void everyTypeOfTheListIsDescribed() {
        List<String> described = NetTypes.names();
        TYPES.forEach((space, names) -> names.forEach(
                name -> assertThat(described).as(space + "." + name).contains(space + "." + name)));
    }

    @Test
    void everyMemberOfTheListIsDescribed() {
        MEMBERS.forEach((type, names) -> assertThat(members(type)).as(type).containsAll(names));
    }

    @Test
    void whatIsLeftOutIsLeftOut() {
        LEFT_OUT.forEach((member, why) -> {
            int dot = member.lastIndexOf('.');
            assertThat(members(member.substring(0, dot)))
                    .as(member + ": " + why)
                    .doesNotContain(member.substring(dot + 1));
        });
    }

    private static List<String> members(String type) {
        return NetTypes.all().stream()
                .filter(each -> each.fullName().equals(type))
                .flatMap(each -> each.members().stream())
                .map(Member::name)
                .distinct()
                .toList();
    }
}
