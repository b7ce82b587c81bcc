package io.holdfast.dotnet.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which prefixes stand for which namespaces, at one place of a document. */
final class XmlScope {

    private record Binding(String prefix, String uri) {}

    private final List<Binding> bindings = new ArrayList<>();

    XmlScope() {
        bind("xmlns", XNamespace.XMLNS.uri());
        bind("xml", XNamespace.XML.uri());
        bind("", "");
    }

    int size() {
        return bindings.size();
    }

    void bind(String prefix, String uri) {
        bindings.add(new Binding(prefix, uri));
    }

    /** Forgets what was bound since there were so many. */
    void shrink(int to) {
        while (bindings.size() > to) {
            bindings.removeLast();
        }
    }

    @Nullable
    String uri(String prefix) {
        for (int i = bindings.size() - 1; i >= 0; i--) {
            if (bindings.get(i).prefix.equals(prefix)) {
                return bindings.get(i).uri;
            }
        }
        return null;
    }

    /** The prefix bound last that stands for the namespace. */
    @Nullable
    String prefix(String uri, boolean mayBeDefault) {
        for (int i = bindings.size() - 1; i >= 0; i--) {
            Binding binding = bindings.get(i);
            boolean fits = binding.uri.equals(uri) && (mayBeDefault || !binding.prefix.isEmpty());
            if (fits && uri.equals(uri(binding.prefix))) {
                return binding.prefix;
            }
        }
        return null;
    }

    /** One that is not in use, named as .NET names it. */
    String unused() {
        String base = "p" + (bindings.size() - 3);
        String made = base;
        for (int i = 0; uri(made) != null; i++) {
            made = base + i;
        }
        return made;
    }
}
