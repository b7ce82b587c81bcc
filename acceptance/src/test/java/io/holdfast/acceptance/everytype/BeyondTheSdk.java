package io.holdfast.acceptance.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.apimanagement.models.CertificateCreateOrUpdateParameters;
import io.holdfast.acceptance.support.Arm;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The resource types that the SDK does not know: it speaks api-version 2021-08-01. They are made by plain requests. */
final class BeyondTheSdk {

    /** Each with the api-version that brought it, and with all that lies below it. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("allPolicies", "2023-05-01-preview"),
            Map.entry("apis/resolvers", "2022-08-01"),
            Map.entry("apis/wikis", "2022-08-01"),
            Map.entry("authorizationProviders", "2022-04-01-preview"),
            Map.entry("documentations", "2022-08-01"),
            Map.entry("policyFragments", "2021-12-01-preview"),
            Map.entry("policyRestrictions", "2023-05-01-preview"),
            Map.entry("portalconfigs", "2022-08-01"),
            Map.entry("products/apiLinks", "2022-09-01-preview"),
            Map.entry("products/groupLinks", "2022-09-01-preview"),
            Map.entry("products/wikis", "2022-08-01"),
            Map.entry("tags/apiLinks", "2022-09-01-preview"),
            Map.entry("tags/operationLinks", "2022-09-01-preview"),
            Map.entry("tags/productLinks", "2022-09-01-preview"),
            Map.entry("validatePolicies", "2023-05-01-preview"),
            Map.entry("workspaces", "2022-09-01-preview"));

    private final Arm arm;
    private final String service;

    BeyondTheSdk(Arm arm, String service) {
        this.arm = arm;
        this.service = service;
    }

    /** The types of the catalog that the SDK ought to know. */
    static Set<String> known() {
        return Catalog.load().all().stream()
                .map(ResourceType::name)
                .filter(name -> TYPES.keySet().stream().noneMatch(beyond -> covers(beyond, name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the list that the catalog does not know. */
    static List<String> unknown() {
        return TYPES.keySet().stream()
                .filter(name -> Catalog.load().type(name).isEmpty())
                .toList();
    }

    private static boolean covers(String type, String name) {
        return name.equals(type) || name.startsWith(type + "/");
    }

    /** Makes one of each. */
    void fill(CertificateCreateOrUpdateParameters pfx) {
        samples(pfx).forEach((path, properties) -> {
            // Where even PUT needs a tag, the item is always there.
            if (type(path).conduct().etagOnPut()) {
                arm.send("PATCH", service + "/" + path, Map.of("properties", properties))
                        .ok();
            } else {
                arm.create(service + "/" + path, properties);
            }
        });
    }

    /** Takes them away again, but for what cannot be deleted. */
    void empty(CertificateCreateOrUpdateParameters pfx) {
        for (String path : samples(pfx).sequencedKeySet().reversed()) {
            if (type(path).allows(Verb.DELETE)) {
                assertThat(arm.send("DELETE", service + "/" + path, null).status())
                        .as(path)
                        .isEqualTo(200);
                assertThat(arm.send("HEAD", service + "/" + path, null).status())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    private static ResourceType type(String path) {
        return Catalog.load()
                .match(List.of(path.split("/")))
                .orElseThrow(() -> new AssertionError(path))
                .type();
    }

    private static SequencedMap<String, Map<String, Object>> samples(CertificateCreateOrUpdateParameters pfx) {
        try (InputStream file = BeyondTheSdk.class.getResourceAsStream("beyond-the-sdk.yaml")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${pfx}", pfx.data())
                    .replace("${password}", pfx.password());
            var mapper = new YAMLMapper();
            JsonNode all = mapper.readTree(text);
            var samples = new LinkedHashMap<String, Map<String, Object>>();
            all.properties()
                    .forEach(entry -> samples.put(entry.getKey(), mapper.convertValue(entry.getValue(), Map.class)));
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
