package io.tuwen.cli.eval;

import io.tuwen.cli.Progress;

/**
 * Progress bars of a run, one after the other.
 *
 * @param shown whether anybody looks
 */
public record Bars(boolean shown) {
    /** To be closed. */
    Progress of(String task, long total) {
        return Progress.of(task, total, shown);
    }
}
