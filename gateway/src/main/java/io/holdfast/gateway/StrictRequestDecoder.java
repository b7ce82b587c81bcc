package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Heads;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Netty's request parser without leniency: where the framing of a request could be read in two ways, it is refused, because the
 * backend might choose the other one (request smuggling, RFC 9112 §11.2).
 *
 * <p>It decodes only what is wanted. Thousands of requests or pieces of a body fit into one read, and decoded they take a hundred
 * times their length.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {

    private static final int MAX_PIECE = 64 * 1024;

    private @Nullable ChannelHandlerContext context;
    private boolean wanted = true;
    private boolean held;

    StrictRequestDecoder() {
        super(config());
    }

    /** Whether the next message or piece can be taken. On the event loop, as all of it. */
    void want(boolean now) {
        wanted = now;
    }

    /** Whether there are bytes that were not wanted when they came. */
    boolean isHeld() {
        return held;
    }

    /** Goes on with what was held, if it is wanted now. */
    void resume() {
        ChannelHandlerContext here = context;
        if (here == null || !held || !wanted) {
            return;
        }
        held = false;
        try {
            channelRead(here, Unpooled.EMPTY_BUFFER);
            channelReadComplete(here);
        } catch (Exception e) {
            here.fireExceptionCaught(e);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) throws Exception {
        context = added;
        super.handlerAdded(added);
    }

    @Override
    protected void decode(ChannelHandlerContext here, ByteBuf in, List<Object> out) throws Exception {
        if (wanted) {
            super.decode(here, in, out);
        } else {
            held = true;
        }
    }

    /** The superclass would read on until something is decoded. */
    @Override
    public void channelReadComplete(ChannelHandlerContext here) throws Exception {
        if (held) {
            here.fireChannelReadComplete();
        } else {
            super.channelReadComplete(here);
        }
    }

    private static HttpDecoderConfig config() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(Heads.MAX_LINE)
                .setMaxHeaderSize(Heads.MAX_BYTES)
                .setMaxChunkSize(MAX_PIECE)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true)
                .setAllowDuplicateContentLengths(false)
                .setValidateHeaders(true);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
