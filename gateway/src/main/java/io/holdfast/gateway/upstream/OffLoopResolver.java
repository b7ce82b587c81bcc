package io.holdfast.gateway.upstream;

import io.holdfast.egress.Egress;
import io.holdfast.egress.RefusedAddressException;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Asks the JDK (which caches) for addresses, on a virtual thread: Netty's own default would block the event loop. Every connection to
 * a backend passes here and goes to the address that was checked here, whether it was looked up or written out.
 */
public final class OffLoopResolver extends AddressResolverGroup<InetSocketAddress> {

    private final Egress egress;

    public OffLoopResolver(Egress egress) {
        this.egress = egress;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Names(executor, egress).asAddressResolver();
    }

    private static final class Names extends InetNameResolver {

        private final Egress egress;

        Names(EventExecutor executor, Egress egress) {
            super(executor);
            this.egress = egress;
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) throws UnknownHostException {
            byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
            if (literal != null) {
                literal(InetAddress.getByAddress(host, literal), promise);
                return;
            }
            Thread.ofVirtual().name("resolve-", 0).start(() -> {
                try {
                    promise.trySuccess(egress.resolve(host));
                } catch (UnknownHostException | RefusedAddressException e) {
                    promise.tryFailure(e);
                }
            });
        }

        private void literal(InetAddress address, Promise<InetAddress> promise) {
            try {
                egress.check(address);
                promise.setSuccess(address);
            } catch (RefusedAddressException e) {
                promise.setFailure(e);
            }
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) throws UnknownHostException {
            Promise<InetAddress> one = executor().newPromise();
            one.addListener(done -> {
                if (done.isSuccess()) {
                    promise.trySuccess(List.of(one.getNow()));
                } else {
                    promise.tryFailure(done.cause());
                }
            });
            doResolve(host, one);
        }
    }
}
