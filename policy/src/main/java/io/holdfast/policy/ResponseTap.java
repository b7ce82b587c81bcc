package io.holdfast.policy;

/** Is told of the body of a response while it is sent to the caller. Called on the call's event loop, so it must be quick. */
public interface ResponseTap {

    /** A piece of the body, as it is sent. */
    void piece(byte[] bytes);

    /** Nothing more is sent: all of it was, or the call was cut. Called once, also when there was no piece. */
    void end();
}
