package io.tuwen.encoder.fuzz;

/** Holds the code under test to its promises for one input; whatever is thrown is a finding. */
public interface Target {

    void hold(byte[] input);
}
