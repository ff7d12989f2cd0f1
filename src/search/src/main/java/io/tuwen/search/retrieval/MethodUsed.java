package io.tuwen.search.retrieval;

import java.util.Optional;

/**
 * By what goods were found.
 *
 * @param reason why not as it was asked; empty where it was
 */
public record MethodUsed(Method asked, Method used, Optional<String> reason) {

    static MethodUsed asAsked(Method method) {
        return new MethodUsed(method, method, Optional.empty());
    }

    static MethodUsed denseFor(Method asked, String reason) {
        return new MethodUsed(asked, Method.DENSE, Optional.of(reason));
    }
}
