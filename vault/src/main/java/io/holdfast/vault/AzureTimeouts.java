package io.holdfast.vault;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes a 408 what it is, a connection that failed: the SDK tries those again, and the status it does not. */
final class AzureTimeouts extends HttpPipelineSyncPolicy {

    private static final int REQUEST_TIMEOUT = 408;

    @Override
    protected HttpResponse afterReceivedResponse(HttpPipelineCallContext context, HttpResponse response) {
        if (response.getStatusCode() == REQUEST_TIMEOUT) {
            response.close();
            throw new UncheckedIOException(new IOException("HTTP 408: the service waited too long for the request"));
        }
        return response;
    }
}
