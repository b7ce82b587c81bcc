package io.holdfast.arm.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Regions by name ({@code eastus}) and as people write them ({@code East US}). Others than Azure's are welcome. */
public final class Locations {

    private static final Map<String, String> KNOWN = known(
            "East US",
            "East US 2",
            "Central US",
            "North Central US",
            "South Central US",
            "West Central US",
            "West US",
            "West US 2",
            "West US 3",
            "Canada Central",
            "Canada East",
            "Mexico Central",
            "Brazil South",
            "Brazil Southeast",
            "Chile Central",
            "North Europe",
            "West Europe",
            "UK South",
            "UK West",
            "France Central",
            "France South",
            "Germany West Central",
            "Germany North",
            "Switzerland North",
            "Switzerland West",
            "Norway East",
            "Norway West",
            "Sweden Central",
            "Sweden South",
            "Poland Central",
            "Italy North",
            "Spain Central",
            "Austria East",
            "South Africa North",
            "South Africa West",
            "UAE North",
            "UAE Central",
            "Qatar Central",
            "Israel Central",
            "East Asia",
            "Southeast Asia",
            "Japan East",
            "Japan West",
            "Korea Central",
            "Korea South",
            "Central India",
            "South India",
            "West India",
            "Jio India West",
            "Jio India Central",
            "Australia East",
            "Australia Southeast",
            "Australia Central",
            "Australia Central 2",
            "New Zealand North",
            "Indonesia Central",
            "Malaysia West",
            "Central US EUAP",
            "East US 2 EUAP");

    private Locations() {}

    private static Map<String, String> known(String... displayNames) {
        Map<String, String> known = new LinkedHashMap<>();
        for (String displayName : displayNames) {
            known.put(name(displayName), displayName);
        }
        return known;
    }

    /** Lower case, no spaces. */
    public static String name(String location) {
        return location.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    public static String display(String location) {
        return KNOWN.getOrDefault(name(location), location.strip());
    }

    /** The deployment's own first. */
    public static List<String> all(String own) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(display(own)), KNOWN.values().stream())
                .distinct()
                .toList();
    }
}
