package io.tuwen.schemas.registry;

/** The registry refuses our credentials: nothing gets better until somebody changes the configuration. */
public final class RegistryAccessDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryAccessDeniedException(String message) {
        super(message);
    }
}
