package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A read is decoded as far as it is wanted: thousands of tiny requests, or pieces of a body, fit into one. */
class StrictRequestDecoderTest {

    private final StrictRequestDecoder decoder = new StrictRequestDecoder();
    private int decoded;
    private int most = 1;

    private final EmbeddedChannel channel = new EmbeddedChannel(decoder, new ChannelInboundHandlerAdapter() {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            decoded++;
            decoder.want(decoded < most);
        }
    });

    private void read(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private void resume(int until) {
        most = until;
        decoder.want(true);
        decoder.resume();
    }

    @Test
    void requestsBehindTheOneThatIsServedStayBytes() {
        read("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1000));

        assertThat(decoded).isLessThanOrEqualTo(2); // a request and the end of its body
        assertThat(decoder.isHeld()).isTrue();

        resume(Integer.MAX_VALUE);
        assertThat(decoded).isEqualTo(2000);
        assertThat(decoder.isHeld()).isFalse();
    }

    @Test
    void piecesOfABodyThatIsNotWantedStayBytes() {
        most = 10;
        read("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(1000));

        assertThat(decoded).isEqualTo(10);

        resume(20);
        assertThat(decoded).isEqualTo(20);
        assertThat(decoder.isHeld()).isTrue();

        resume(Integer.MAX_VALUE);
        read("0\r\n\r\n");
        assertThat(decoded).isEqualTo(1002);
    }
}
