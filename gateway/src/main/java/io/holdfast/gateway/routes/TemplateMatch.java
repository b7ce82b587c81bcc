package io.holdfast.gateway.routes;

import io.holdfast.model.template.SegmentPattern;
import io.holdfast.model.template.UrlTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests held against the template of an operation. */
final class TemplateMatch {

    private TemplateMatch() {}

    /** Whether a raw query has what the template demands of it. */
    static boolean acceptsQuery(UrlTemplate template, String raw) {
        for (UrlTemplate.QueryPart part : template.query()) {
            String value = Query.value(raw, part.name());
            if (value == null || (part.value() != null && !part.value().equalsIgnoreCase(value))) {
                return false;
            }
        }
        return true;
    }

    /** What the caller gave for {@code {name}}, encoded as he wrote it; null when the template has no such parameter. */
    static @Nullable String parameter(
            UrlTemplate template, String name, RequestPath path, int offset, String rawQuery) {
        List<SegmentPattern> segments = template.segments();
        for (int i = 0; i < segments.size(); i++) {
            String value =
                    segments.get(i).isLiteral() ? null : segments.get(i).parameter(name, path.segment(offset + i));
            if (value != null) {
                return value;
            }
        }
        if (name.equals(template.rest())) {
            String remainder = path.from(offset + segments.size());
            return remainder.isEmpty() ? "" : remainder.substring(1);
        }
        for (UrlTemplate.QueryPart part : template.query()) {
            if (name.equals(part.parameter())) {
                return Query.raw(rawQuery, part.name());
            }
        }
        return null;
    }
}
