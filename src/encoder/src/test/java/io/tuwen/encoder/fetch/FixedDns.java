package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;

/** Answers from a table; a name with several answers gives one after the other and stays with the last. */
final class FixedDns implements Dns {
    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();

    FixedDns with(String host, String... addresses) {
        answers.put(host, new ArrayDeque<>(List.of(addresses)));
        return this;
    }

    @Override
    public synchronized List<InetAddress> lookup(String host) throws UnknownHostException {
        Deque<String> addresses = answers.get(host);
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        String address = addresses.size() > 1 ? addresses.removeFirst() : addresses.getFirst();
        return List.of(InetAddress.getByAddress(host, Network.literal(address).getAddress()));
    }
}
