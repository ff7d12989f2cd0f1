package io.tuwen.encoder.fuzz;

import java.util.Random;

/** Damages a file a little. The same random numbers do the same damage; the file that is given stays as it is. */
public interface Mutator {

    byte[] mutate(byte[] file, Random random);
}
