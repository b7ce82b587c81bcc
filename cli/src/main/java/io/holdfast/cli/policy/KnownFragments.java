package io.holdfast.cli.policy;

import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyLanguage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fragments by id: the files of a directory, each named by its id. Without a directory any fragment is taken to exist, and to be empty. */
final class KnownFragments {

    private static final String EMPTY = "<fragment/>";

    private final @Nullable Map<String, PolicyDocument> byId;
    private final PolicyDocument empty;

    private KnownFragments(@Nullable Map<String, PolicyDocument> byId, PolicyLanguage language) {
        this.byId = byId;
        this.empty = language.parse(EMPTY, PolicyFormat.RAWXML);
    }

    static KnownFragments in(@Nullable Path directory, PolicyLanguage language, PolicyFormat format) {
        if (directory == null) {
            return new KnownFragments(null, language);
        }
        var byId = new TreeMap<String, PolicyDocument>(String.CASE_INSENSITIVE_ORDER);
        for (DocumentFiles.Document each : DocumentFiles.read(List.of(directory))) {
            byId.put(id(each.file()), language.parse(each.text(), format));
        }
        return new KnownFragments(byId, language);
    }

    /** The name of the file up to its first dot; of a file {@code policy.xml} that of its directory. */
    private static String id(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        Path parent = file.getParent();
        return stem.equals("policy") && parent != null && parent.getFileName() != null
                ? parent.getFileName().toString()
                : stem;
    }

    boolean has(String id) {
        return byId == null || byId.containsKey(id);
    }

    Optional<PolicyDocument> find(String id) {
        return byId == null ? Optional.of(empty) : Optional.ofNullable(byId.get(id));
    }
}
