/** The demonstration: a catalogue's life through the whole line, and the proof that the index equals the stream. */
@NullMarked
package io.tuwen.cli.demo;

import org.jspecify.annotations.NullMarked;
