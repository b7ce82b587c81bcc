package io.holdfast.policy;

/** A backend that the gateway has prepared for forwarding. Made by {@link CompileContext}, at configuration time. */
public interface Backend {

    /** Its base URL, for example {@code https://petstore.example/v2}. */
    String url();
}
