package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON token by token, with Newtonsoft's leniencies, limits and messages. */
final class JsonReader {

    /** Where in the grammar the reader is. */
    private enum State {
        START,
        PROPERTY,
        FIRST_MEMBER,
        MEMBER,
        FIRST_ITEM,
        ITEM,
        AFTER_VALUE,
        FINISHED
    }

    private final JsonSource source;
    private final JsonScanner scanner;
    private final JsonSettings settings;
    private final List<JsonPosition> stack = new ArrayList<>();
    private State state = State.START;
    private JsonToken token = JsonToken.None;
    private @Nullable Object value;

    JsonReader(Work work, String text, JsonSettings settings) {
        this.source = new JsonSource(work, text);
        this.settings = settings;
        this.scanner = new JsonScanner(source, this, settings);
    }

    JsonToken token() {
        return token;
    }

    @Nullable
    Object value() {
        return value;
    }

    boolean isInConstructor() {
        return !stack.isEmpty() && stack.getLast().container == JsonPosition.Container.Constructor;
    }

    /** Whether there was one more token. */
    boolean read() {
        while (true) {
            source.work.tick();
            switch (state) {
                case START, PROPERTY, FIRST_ITEM, ITEM -> {
                    return readValue();
                }
                case FIRST_MEMBER, MEMBER -> {
                    return readMember();
                }
                case AFTER_VALUE -> {
                    if (readAfterValue()) {
                        return true;
                    }
                    if (source.atEnd() && state == State.FINISHED) {
                        return false;
                    }
                }
                case FINISHED -> {
                    return readAfterAll();
                }
            }
        }
    }

    private boolean readAfterAll() {
        source.skipWhitespace();
        if (source.atEnd()) {
            set(JsonToken.None, null);
            return false;
        }
        if (source.peek() == '/') {
            set(JsonToken.Comment, scanner.comment());
            return true;
        }
        throw error("Additional text encountered after finished reading JSON content: " + source.peek() + ".");
    }

    private boolean readMember() {
        source.skipWhitespace();
        if (source.atEnd()) {
            return false;
        }
        switch (source.peek()) {
            case '}' -> {
                source.at++;
                end(JsonToken.EndObject);
            }
            case '/' -> set(JsonToken.Comment, scanner.comment());
            default -> {
                String name = scanner.name();
                stack.getLast().name = name;
                state = State.PROPERTY;
                set(JsonToken.PropertyName, name);
            }
        }
        return true;
    }

    /** Whether there was a token; otherwise a comma went by. */
    private boolean readAfterValue() {
        source.skipWhitespace();
        if (source.atEnd()) {
            state = State.FINISHED;
            return false;
        }
        char c = source.peek();
        switch (c) {
            case '}' -> close(JsonToken.EndObject);
            case ']' -> close(JsonToken.EndArray);
            case ')' -> close(JsonToken.EndConstructor);
            case '/' -> set(JsonToken.Comment, scanner.comment());
            case ',' -> {
                source.at++;
                state = stack.getLast().container == JsonPosition.Container.Object ? State.MEMBER : State.ITEM;
                return false;
            }
            default -> throw error("After parsing a value an unexpected character was encountered: " + c + ".");
        }
        return true;
    }

    private void close(JsonToken end) {
        source.at++;
        end(end);
    }

    private boolean readValue() {
        source.skipWhitespace();
        if (source.atEnd()) {
            return false;
        }
        switch (source.peek()) {
            case '{' -> start(JsonToken.StartObject, JsonPosition.Container.Object, State.FIRST_MEMBER);
            case '[' -> start(JsonToken.StartArray, JsonPosition.Container.Array, State.FIRST_ITEM);
            case ']' -> close(JsonToken.EndArray);
            case ')' -> close(JsonToken.EndConstructor);
            // The comma itself is read next.
            case ',' -> finished(JsonToken.Undefined, null);
            case '/' -> set(JsonToken.Comment, scanner.comment());
            default -> scanner.value();
        }
        return true;
    }

    private void start(JsonToken start, JsonPosition.Container container, State next) {
        source.at++;
        open(start, null, container, next);
    }

    void constructor(String name) {
        open(JsonToken.StartConstructor, name, JsonPosition.Container.Constructor, State.FIRST_ITEM);
    }

    private void open(JsonToken start, @Nullable Object with, JsonPosition.Container container, State next) {
        state = next;
        token = start;
        value = with;
        count();
        stack.add(new JsonPosition(container));
        if (settings.maxDepth() > 0 && stack.size() > settings.maxDepth()) {
            throw error("The reader's MaxDepth of " + settings.maxDepth() + " has been exceeded.");
        }
    }

    private void end(JsonToken end) {
        JsonPosition.Container open = stack.isEmpty() ? JsonPosition.Container.None : stack.removeLast().container;
        if (!end.name().equals("End" + open)) {
            throw error("JsonToken " + end + " is not valid for closing JsonType " + open + ".");
        }
        set(end, null);
        state = stack.isEmpty() ? State.FINISHED : State.AFTER_VALUE;
    }

    /** A value has been read to its end. What is said against it afterwards counts it already. */
    void count() {
        if (!stack.isEmpty() && stack.getLast().hasIndex()) {
            stack.getLast().index++;
        }
    }

    void ended() {
        state = stack.isEmpty() ? State.FINISHED : State.AFTER_VALUE;
        count();
    }

    void finished(JsonToken kind, @Nullable Object with) {
        ended();
        set(kind, with);
    }

    void set(JsonToken kind, @Nullable Object with) {
        token = kind;
        value = with;
    }

    /** Goes over comments. */
    void skipComments() {
        while (token == JsonToken.Comment && read()) {
            source.work.tick();
        }
    }

    NetException error(String message) {
        return new NetException("Newtonsoft.Json.JsonReaderException", located(message));
    }

    String located(String message) {
        int line = state == State.START && source.position() == 0 && token != JsonToken.Comment ? 0 : source.line;
        return message + (message.endsWith(".") ? "" : ".") + " Path '" + path() + "', line " + line + ", position "
                + source.position() + ".";
    }

    private String path() {
        boolean fresh = state == State.FIRST_ITEM || state == State.FIRST_MEMBER;
        var path = new StringBuilder();
        for (int i = 0; i < stack.size() - (fresh ? 1 : 0); i++) {
            stack.get(i).write(path);
        }
        return path.toString();
    }
}
