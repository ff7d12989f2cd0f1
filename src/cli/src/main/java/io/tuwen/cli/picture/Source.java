package io.tuwen.cli.picture;

import io.tuwen.core.event.Content;
import io.tuwen.core.outcome.Outcome;
import java.util.function.Supplier;

/**
 * A picture to look at.
 *
 * @param label what the user calls it
 * @param square a relative file name for what the model would see of it, of no other source
 * @param content read when it is asked for, or why there is none
 */
record Source(String label, String square, Supplier<Outcome<Content>> content) {}
