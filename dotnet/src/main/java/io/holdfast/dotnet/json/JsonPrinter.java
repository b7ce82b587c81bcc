package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Platform;
import io.holdfast.dotnet.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints as Newtonsoft's writer does. */
final class JsonPrinter {

    private final Work work;
    private final boolean indented;
    private final StringBuilder out = new StringBuilder();
    private int charged;
    private int level;

    JsonPrinter(Work work, Formatting formatting) {
        this.work = work;
        this.indented = formatting == Formatting.Indented;
    }

    String text() {
        charge();
        return out.toString();
    }

    private void charge() {
        work.tick();
        int length = out.length();
        work.charge(2L * (length - charged));
        charged = length;
    }

    void object(JObject object) {
        open('{');
        children(object.children());
        close('}', object.count() == 0);
    }

    void array(JArray array) {
        open('[');
        children(array.children());
        close(']', array.count() == 0);
    }

    void constructor(JConstructor constructor) {
        out.append("new ").append(constructor.name());
        open('(');
        children(constructor.children());
        close(')', false);
    }

    private void open(char bracket) {
        out.append(bracket);
        level++;
        work.enter();
    }

    private void close(char bracket, boolean empty) {
        work.leave();
        level--;
        if (!empty) {
            line();
        }
        out.append(bracket);
    }

    private void children(List<JToken> children) {
        boolean comma = false;
        for (JToken child : children) {
            charge();
            if (comma && child.type() != JTokenType.Comment) {
                out.append(',');
            }
            comma = true;
            line();
            child.print(work, this);
        }
    }

    void property(JProperty property) {
        name(property.name());
        property.value().print(work, this);
    }

    private void name(String name) {
        quoted(name);
        out.append(indented ? ": " : ":");
    }

    private void line() {
        if (!indented) {
            return;
        }
        out.append(Platform.NEW_LINE);
        for (int i = 0; i < level; i++) {
            out.append("  ");
        }
    }

    void quoted(String text) {
        work.charge(text.length());
        out.append('"');
        JsonText.escape(out, text, '"');
        out.append('"');
    }

    void bare(@Nullable String text) {
        if (text != null) {
            out.append(text);
        }
        charge();
    }
}
