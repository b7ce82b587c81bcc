package io.holdfast.gateway;

import io.netty.util.AsciiString;

/** Names of header fields in the spelling that callers and backends are used to see. */
final class Fields {

    static final AsciiString CONNECTION = AsciiString.cached("Connection");
    static final AsciiString CONTENT_ENCODING = AsciiString.cached("Content-Encoding");
    static final AsciiString CONTENT_LENGTH = AsciiString.cached("Content-Length");
    static final AsciiString CONTENT_TYPE = AsciiString.cached("Content-Type");
    static final AsciiString HOST = AsciiString.cached("Host");
    static final AsciiString TRANSFER_ENCODING = AsciiString.cached("Transfer-Encoding");
    static final AsciiString VARY = AsciiString.cached("Vary");
    static final AsciiString WWW_AUTHENTICATE = AsciiString.cached("WWW-Authenticate");
    static final AsciiString X_FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");

    private Fields() {}
}
