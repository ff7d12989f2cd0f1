package io.tuwen.milvus;

import java.util.Optional;

/**
 * What readers find behind an alias.
 *
 * @param name the collection's own name
 * @param model the model's name, for people
 * @param fingerprint of the model whose vectors it holds; empty when nobody wrote one
 * @param fullTextAbsence why words cannot be looked for, and the remedy; empty where they can
 */
public record CollectionInUse(String name, String model, String fingerprint, Optional<String> fullTextAbsence) {}
