package io.holdfast.gateway.upstream;

import io.netty.handler.codec.http.HttpContent;

/** Where the body of a request goes while it is forwarded. Belongs to the call's event loop. */
public interface Upload {

    /** Takes the content over. */
    void send(HttpContent content);

    void flush();

    /** False while the backend takes nothing more. */
    boolean isWritable();

    /** Stops or resumes reading the response. */
    void pause(boolean paused);

    /** The call wants nothing more of the response. */
    void drop();
}
