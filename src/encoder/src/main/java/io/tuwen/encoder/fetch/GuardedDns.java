package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves a name and holds every answer against the address rule. The client connects to exactly these addresses, so a
 * name that resolves otherwise the next moment gains nothing.
 */
record GuardedDns(Dns resolver, AddressRule rule) implements Dns {

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.lookup(host);
        for (InetAddress address : addresses) {
            if (!rule.allows(host, address)) {
                throw new AddressBlockedException(host);
            }
        }
        return addresses;
    }

    /** Addresses in place of names never reach a resolver. */
    void checkLiteral(String host) throws UnknownHostException {
        if (Network.isLiteral(host) && !rule.allows(host, Network.literal(host))) {
            throw new AddressBlockedException(host);
        }
    }
}
