package io.holdfast.entities.hooks.tenant;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;

/** Reports of usage: none, because no usage data is kept. An empty list would say that nobody called. */
@AutoService(EntityHook.class)
public final class Reports implements EntityHook {

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        if (call.type().id().refuse(call.target().key().name()).isPresent()) {
            throw EntityRefusals.notFound(call.type());
        }
        throw EntityRefusals.notSupported(
                "There is nothing to report: Holdfast keeps no usage data. Count calls in front of"
                        + " the gateway or at the backends.");
    }
}
