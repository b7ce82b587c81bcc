package io.holdfast.gateway.upstream;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;

/** What comes back while a request is forwarded: a head, body up to the last piece, or a failure at any time. */
public interface Download {

    void head(HttpResponse response);

    /** Takes the content over. */
    void body(HttpContent content);

    /** There is no more to read for now. */
    void bodyPaused();

    /** The backend takes request content again. */
    void uploadWritable();

    /** The response is complete, and its connection is in the middle of a handshake that only this caller may go on with. */
    void handshake(UpstreamConnection connection);

    /** Nothing more comes. */
    void failed(UpstreamFailure failure);
}
