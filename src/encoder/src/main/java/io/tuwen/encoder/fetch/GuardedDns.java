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
            rule.require(host, address);
        }
        return addresses;
    }
}
