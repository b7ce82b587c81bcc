package io.holdfast.entities;

import io.holdfast.arm.ArmRequest;
import io.holdfast.arm.ArmResponse;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answers of types whose writes Azure carries out later: 202 with a Location that is the item's own URL and says with
 * which code its GET will answer. Here the write is done when the 202 leaves, so the first poll finds the end.
 */
final class AsyncAnswers {

    private static final String ID = "asyncid";
    private static final String CODE = "asynccode";
    private static final int ID_BYTES = 12;

    private AsyncAnswers() {}

    static ArmResponse accepted(EntityRequest call, String path, int code) {
        ArmRequest request = call.request();
        String url = request.baseUrl() + call.serviceId() + "/" + Page.encodedPath(path) + "?api-version="
                + request.apiVersion() + "&asyncId=" + HexFormat.of().formatHex(Randoms.bytes(ID_BYTES)) + "&asyncCode="
                + code;
        return new ArmResponse(202, Map.of("Location", url), new byte[0]);
    }

    /** The code that a poll of such a Location asks for. */
    static Optional<Integer> polled(EntityRequest call) {
        @Nullable String code = call.type().conduct().async() && call.query(ID) != null ? call.query(CODE) : null;
        return Optional.ofNullable(code)
                .filter(text -> text.equals("200") || text.equals("201"))
                .map(Integer::valueOf);
    }
}
