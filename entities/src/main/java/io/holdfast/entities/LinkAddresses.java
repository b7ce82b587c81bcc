package io.holdfast.entities;

import io.holdfast.egress.Egress;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;

/** Where links may lead. A name is resolved once; the address that was checked is the one to connect to. */
final class LinkAddresses {

    /** The settings name hosts, and this is none of them. */
    static final class ForeignHostException extends IOException {

        private static final long serialVersionUID = 1L;

        ForeignHostException() {
            super("leads to a host that the setting imports.hosts does not name");
        }
    }

    private final EntitySettings settings;
    private final Egress.Names names;

    LinkAddresses(EntitySettings settings, Egress.Names names) {
        this.settings = settings;
        this.names = names;
    }

    InetAddress of(String host) throws IOException {
        boolean named = isNamed(host);
        if (!settings.linkHosts().isEmpty() && !named) {
            throw new ForeignHostException();
        }
        return rules(named).resolve(host, names);
    }

    private Egress rules(boolean named) {
        boolean local = settings.allowLoopbackLinks();
        return new Egress(local, local || named);
    }

    private boolean isNamed(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return settings.linkHosts().stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .anyMatch(each -> each.startsWith("*.") ? lower.endsWith(each.substring(1)) : lower.equals(each));
    }
}
