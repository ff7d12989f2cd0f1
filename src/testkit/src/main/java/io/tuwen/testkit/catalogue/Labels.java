package io.tuwen.testkit.catalogue;

/** What every caption says of a good, and what makes two goods the same to whoever seeks one. */
public record Labels(Kind kind, Colour colour, Pattern pattern) {}
