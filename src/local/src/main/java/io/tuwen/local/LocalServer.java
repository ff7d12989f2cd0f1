package io.tuwen.local;

/** A real server on this machine, started by this process and gone with it. Safe for use by many threads. */
public interface LocalServer extends AutoCloseable {

    /** For people: {@code tritonserver}, {@code milvus-lite}. */
    String name();

    /** The loopback address with the port that clients use: {@code 127.0.0.1:8001}. */
    String address();

    /** Whether it runs now. */
    boolean alive();

    /** Stops it and waits until it is gone; what it stored stays. Does nothing the second time. */
    @Override
    void close();
}
