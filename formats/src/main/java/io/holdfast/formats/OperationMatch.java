package io.holdfast.formats;

import static java.util.stream.Collectors.groupingBy;

import io.holdfast.model.Names;
import io.holdfast.model.Resource;
import io.holdfast.model.json.Json;
import io.holdfast.model.template.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which stored operation of an API each operation of a new description is, so that it keeps what lies below it, its policy above all. The
 * same method and URL template make it the same, as in Azure; then the same method and path, where only one on either side has them (a
 * required query parameter that is new changes the template); then a name that the description gives. What is left of the stored ones is gone.
 *
 * @param operations the properties of each operation by the name under which it is to be stored
 * @param gone the stored operations that the description does not have
 */
public record OperationMatch(Map<String, ObjectNode> operations, List<Resource> gone) {

    public static OperationMatch of(List<Resource> stored, List<ImportedOperation> imported) {
        return new Matcher(stored).match(imported);
    }

    private static final class Matcher {

        private final Map<Signature, List<Resource>> bySignature = new HashMap<>();
        private final Map<String, Resource> byName = new LinkedHashMap<>();
        private final IdentityHashMap<ImportedOperation, Resource> matched = new IdentityHashMap<>();

        Matcher(List<Resource> stored) {
            for (Resource each : stored) {
                byName.put(each.key().name(), each);
                bySignature
                        .computeIfAbsent(asImported(each).signature(), any -> new ArrayList<>())
                        .add(each);
            }
        }

        private static ImportedOperation asImported(Resource stored) {
            return new ImportedOperation(stored.name(), true, Json.stored(stored.document()));
        }

        OperationMatch match(List<ImportedOperation> imported) {
            imported.forEach(each -> likest(each).ifPresent(stored -> found(each, stored)));
            byPath(imported);
            imported.stream()
                    .filter(each -> each.chosen() && !matched.containsKey(each))
                    .forEach(each ->
                            Optional.ofNullable(byName.get(key(each.name()))).ifPresent(stored -> found(each, stored)));
            var names = new OperationNames();
            matched.values().forEach(stored -> names.reserve(stored.name()));
            var operations = new LinkedHashMap<String, ObjectNode>();
            for (ImportedOperation each : imported) {
                Resource stored = matched.get(each);
                operations.put(
                        stored == null ? names.free(each.name(), each.described()) : stored.name(), each.properties());
            }
            return new OperationMatch(operations, List.copyOf(byName.values()));
        }

        private void byPath(List<ImportedOperation> imported) {
            Map<Signature, List<Resource>> stored = byName.values().stream()
                    .collect(groupingBy(each -> asImported(each).signature().withoutOpenQuery()));
            imported.stream()
                    .filter(each -> !matched.containsKey(each))
                    .collect(groupingBy(each -> each.signature().withoutOpenQuery()))
                    .forEach((path, wanted) -> {
                        List<Resource> candidates = stored.getOrDefault(path, List.of());
                        if (wanted.size() == 1 && candidates.size() == 1) {
                            found(wanted.getFirst(), candidates.getFirst());
                        }
                    });
        }

        /** Stored operations may have one signature, though new ones may not: then the one that is written alike, then that of the name. */
        private Optional<Resource> likest(ImportedOperation wanted) {
            return bySignature.getOrDefault(wanted.signature(), List.of()).stream()
                    .filter(stored -> byName.containsKey(stored.key().name()))
                    .min(Comparator.<Resource, Boolean>comparing(
                                    stored -> !asImported(stored).template().equals(wanted.template()))
                            .thenComparing(stored -> !Names.same(stored.name(), wanted.name())));
        }

        private void found(ImportedOperation imported, Resource stored) {
            matched.put(imported, stored);
            byName.remove(stored.key().name());
        }

        private static String key(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
