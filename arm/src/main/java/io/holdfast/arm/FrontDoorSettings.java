package io.holdfast.arm;

import java.time.Clock;

/** What the front door says about the deployment. */
public record FrontDoorSettings(Deployment deployment, SignIn signIn, int retryAfterSeconds, Clock clock) {}
