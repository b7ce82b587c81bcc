package io.holdfast.entities;

import io.holdfast.arm.ArmException;
import io.holdfast.egress.Egress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents that a caller gives by link. The caller chooses the address, so it is checked (on every redirect anew), and size
 * and time are bounded. The connection goes to the address that was checked, so a name cannot point elsewhere in between.
 */
public final class Downloads {

    private static final int MAX_REDIRECTS = 5;

    private final EntitySettings settings;
    private final LinkAddresses addresses;

    Downloads(EntitySettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    Downloads(EntitySettings settings, Egress.Names names) {
        this.settings = settings;
        this.addresses = new LinkAddresses(settings, names);
    }

    /**
     * @param member the member that holds the link, for messages
     * @throws ArmException 400 that says what is wrong with the link
     */
    public byte[] fetch(String member, String link) {
        return follow(member, link, null);
    }

    /** The answer to a POST of JSON, otherwise as {@link #fetch}. */
    public byte[] post(String member, String link, byte[] json) {
        return follow(member, link, json);
    }

    private byte[] follow(String member, String link, byte @Nullable [] body) {
        URI uri = parse(member, link);
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            Fetch.Answer answer = send(member, uri, body);
            String location = answer.location();
            if (answer.status() == 200) {
                return answer.body().getBytes();
            }
            if (answer.status() / 100 != 3 || location == null) {
                throw refused(member, uri, "answered with status " + answer.status());
            }
            uri = parse(member, resolve(member, uri, location));
        }
        throw refused(member, uri, "redirects too often");
    }

    private static String resolve(String member, URI uri, String location) {
        try {
            return uri.resolve(location).toString();
        } catch (IllegalArgumentException e) {
            throw refused(member, uri, "redirects to what is no URL");
        }
    }

    private static URI parse(String member, String link) {
        try {
            URI uri = URI.create(link.trim());
            if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw EntityRefusals.validation(member, member + " must be an absolute http or https URL.");
    }

    private Fetch.Answer send(String member, URI uri, byte @Nullable [] body) {
        try {
            InetAddress address = addresses.of(uri.getHost());
            return new Fetch(uri, address, body, settings.maxDownloadBytes(), settings.downloadTimeout()).send();
        } catch (UnknownHostException e) {
            throw refused(member, uri, "names an unknown host");
        } catch (IOException e) {
            throw refused(member, uri, String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            throw refused(
                    member,
                    uri,
                    "did not answer within " + settings.downloadTimeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            throw refused(member, uri, reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(member, uri, "could not be read in time");
        }
    }

    private String reason(@Nullable Throwable cause) {
        return cause instanceof Fetch.TooLargeException
                ? "is larger than " + settings.maxDownloadBytes() + " bytes"
                : "could not be read: "
                        + (cause == null ? "unknown" : cause.getClass().getSimpleName());
    }

    /** Names host and path only: a query may hold a signature. */
    private static ArmException refused(String member, URI uri, String problem) {
        return EntityRefusals.validation(
                member,
                "The link " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + " " + problem + ".");
    }
}
