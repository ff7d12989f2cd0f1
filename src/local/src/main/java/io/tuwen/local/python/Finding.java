package io.tuwen.local.python;

/**
 * Something this machine lacks.
 *
 * @param problem names the thing, what was found and what was expected
 * @param remedy what to do about it
 */
public record Finding(String problem, String remedy) {
    @Override
    public String toString() {
        return problem + "; " + remedy;
    }
}
