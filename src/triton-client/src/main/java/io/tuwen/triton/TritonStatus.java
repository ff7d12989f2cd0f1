package io.tuwen.triton;

import io.grpc.Status;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import org.jspecify.annotations.Nullable;

/** What a gRPC status means. The only place that reads codes and messages of the server. Pure. */
final class TritonStatus {

    private TritonStatus() {}

    /** @param subject what was called, for the message */
    static Failure failure(String subject, Status status) {
        String message = message(status);
        return Failure.of(
                classify(status.getCode(), message),
                subject + ": " + status.getCode() + (message.isEmpty() ? "" : ": " + message));
    }

    static FailureCode classify(Status.Code code, String message) {
        return switch (code) {
            // Full queue and queue time-out say "too much"; the others (not ready, stopping, no connection) say "not
            // now".
            case UNAVAILABLE -> overloaded(message) ? FailureCode.MODEL_OVERLOADED : FailureCode.MODEL_UNAVAILABLE;
            // No version of the model is up: loading, unloaded or failed. Whoever runs it can bring it back.
            case NOT_FOUND -> FailureCode.MODEL_UNAVAILABLE;
            // What was refused is either what we say of every row, or this row.
            case INVALID_ARGUMENT ->
                refusesContract(message) ? FailureCode.MODEL_CONTRACT_MISMATCH : FailureCode.MODEL_INPUT_REFUSED;
            // Not Triton's: our own deadline. The row waited or ran too long.
            case DEADLINE_EXCEEDED -> FailureCode.MODEL_OVERLOADED;
            // Not Triton's: the gRPC library's size limit, which smaller batches pass, or a proxy's rate limit.
            case RESOURCE_EXHAUSTED ->
                tooLarge(message) ? FailureCode.MODEL_INPUT_REFUSED : FailureCode.MODEL_OVERLOADED;
            // Cancelled by the other side, since what we cancel is complete already; ABORTED is a proxy's.
            case CANCELLED, ABORTED -> FailureCode.MODEL_UNAVAILABLE;
            // The model's code broke; or the HTTP/2 stream did, which says nothing about the rows.
            case INTERNAL, UNKNOWN -> brokenStream(message) ? FailureCode.MODEL_UNAVAILABLE : FailureCode.MODEL_FAILED;
            // Something else listens there, or a server that does not speak this protocol.
            case UNIMPLEMENTED -> FailureCode.MODEL_CONTRACT_MISMATCH;
            // A proxy's: token or certificate missing, expired, or not allowed to do this.
            case UNAUTHENTICATED, PERMISSION_DENIED -> FailureCode.MODEL_ACCESS_DENIED;
            // Nothing between us and a Triton sends these: treated as a broken model, a few tries and then row by row.
            case OK, OUT_OF_RANGE, FAILED_PRECONDITION, ALREADY_EXISTS, DATA_LOSS -> FailureCode.MODEL_FAILED;
        };
    }

    /** Whether a failure tells that the process that runs the model is gone; the server does not start it again. */
    static boolean backendDied(Failure failure) {
        return failure.code() == FailureCode.MODEL_FAILED
                && failure.message().contains("Stub process")
                && failure.message().contains("is not healthy");
    }

    private static boolean overloaded(String message) {
        return message.contains("Exceeds maximum queue size") || message.contains("Request timeout expired");
    }

    /** Name, datatype and shape come from the contract, never from a row: this is another model than at start. */
    private static boolean refusesContract(String message) {
        return message.contains("unexpected shape for input")
                || message.contains("data-type is")
                || message.contains("unexpected inference input")
                || message.contains("unexpected inference output")
                || (message.contains("expected") && message.contains("inputs but got"));
    }

    private static boolean tooLarge(String message) {
        return message.contains("exceeds maximum size") || message.contains("message larger than max");
    }

    private static boolean brokenStream(String message) {
        return message.contains("HTTP/2 error code")
                || message.contains("end-of-stream mid-frame")
                || message.contains("HTTP status code");
    }

    private static String message(Status status) {
        String description = status.getDescription() == null ? "" : status.getDescription();
        Throwable root = rootCause(status.getCause());
        return root == null ? description : (description + " (" + root + ")").strip();
    }

    private static @Nullable Throwable rootCause(@Nullable Throwable cause) {
        Throwable root = cause;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
