package io.tuwen.milvus;

/**
 * What readers find behind an alias.
 *
 * @param name the collection's own name
 * @param model the model's name, for people
 * @param fingerprint of the model whose vectors it holds; empty when nobody wrote one
 */
public record CollectionInUse(String name, String model, String fingerprint) {}
