package io.tuwen.local;

/** placeholder */
public final class TritonServer extends ChildServer {
    private TritonServer(ChildServerSpec spec) {
        super(spec);
    }
}
