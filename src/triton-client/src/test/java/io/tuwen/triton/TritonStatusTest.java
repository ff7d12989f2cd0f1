package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TritonStatusTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # What Triton sends; the messages are its own.
            INVALID_ARGUMENT   | [request id: <id_unknown>] unexpected shape for input 'pixels' for model 'image'. Expected [-1,224,224,3], got [1,8,8,3] | MODEL_CONTRACT_MISMATCH
            INVALID_ARGUMENT   | inference input 'pixels' data-type is 'FP32', but model 'image' expects 'UINT8'   | MODEL_CONTRACT_MISMATCH
            INVALID_ARGUMENT   | expected 1 inputs but got 0 inputs for model 'image'. Got input(s) [], but missing required input(s) ['pixels'] | MODEL_CONTRACT_MISMATCH
            INVALID_ARGUMENT   | unexpected inference input 'pixel' for model 'image'                          | MODEL_CONTRACT_MISMATCH
            INVALID_ARGUMENT   | unexpected inference output 'vector' for model 'image'                        | MODEL_CONTRACT_MISMATCH
            INVALID_ARGUMENT   | inference request batch-size must be <= 64 for 'image'                        | MODEL_INPUT_REFUSED
            INVALID_ARGUMENT   | input byte size mismatch for input 'pixels' for model 'image'. Expected 150528, got 7 | MODEL_INPUT_REFUSED
            NOT_FOUND          | Request for unknown model: 'image' is not found                               | MODEL_UNAVAILABLE
            NOT_FOUND          | Request for unknown model: 'image' has no available versions                  | MODEL_UNAVAILABLE
            UNAVAILABLE        | Exceeds maximum queue size                                                    | MODEL_OVERLOADED
            UNAVAILABLE        | Request timeout expired                                                       | MODEL_OVERLOADED
            UNAVAILABLE        | Server is stopping, scheduler for model has stopped accepting new inference requests | MODEL_UNAVAILABLE
            UNAVAILABLE        | 'image' version 1 is not at ready state                                       | MODEL_UNAVAILABLE
            INTERNAL           | Failed to process the request(s) for model 'text_0_0', message: InvalidArgument | MODEL_FAILED
            INTERNAL           | Stub process 'image_0_0' is not healthy.                                      | MODEL_FAILED
            UNKNOWN            | something                                                                     | MODEL_FAILED
            # What the gRPC library and proxies send.
            UNAVAILABLE        | io exception (java.net.ConnectException: Connection refused)                  | MODEL_UNAVAILABLE
            DEADLINE_EXCEEDED  | deadline exceeded after 29.9s                                                 | MODEL_OVERLOADED
            CANCELLED          | RST_STREAM closed stream. HTTP/2 error code: CANCEL                           | MODEL_UNAVAILABLE
            ABORTED            | upstream reset                                                                | MODEL_UNAVAILABLE
            INTERNAL           | RST_STREAM closed stream. HTTP/2 error code: INTERNAL_ERROR                   | MODEL_UNAVAILABLE
            INTERNAL           | Encountered end-of-stream mid-frame                                           | MODEL_UNAVAILABLE
            UNKNOWN            | HTTP status code 500                                                          | MODEL_UNAVAILABLE
            RESOURCE_EXHAUSTED | gRPC message exceeds maximum size 4194304: 9633792                            | MODEL_INPUT_REFUSED
            RESOURCE_EXHAUSTED | SERVER: Received message larger than max (9633792 vs. 4194304)                | MODEL_INPUT_REFUSED
            RESOURCE_EXHAUSTED | too many requests                                                             | MODEL_OVERLOADED
            UNIMPLEMENTED      | unknown service inference.GRPCInferenceService                                | MODEL_CONTRACT_MISMATCH
            UNAUTHENTICATED    | token expired                                                                 | MODEL_ACCESS_DENIED
            PERMISSION_DENIED  | not for you                                                                   | MODEL_ACCESS_DENIED
            """)
    void classify_status_code(Status.Code status, String message, FailureCode expected) {
        assertThat(TritonStatus.classify(status, message)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Status.Code.class)
    void classify_anyStatusWithoutMessage_isAModelFailure(Status.Code status) {
        assertThat(TritonStatus.classify(status, "").name()).startsWith("MODEL_");
    }

    @Test
    void failure_tells_subjectStatusMessageAndRootCause() {
        Status status = Status.UNAVAILABLE
                .withDescription("io exception")
                .withCause(new IllegalStateException("outer", new java.net.ConnectException("refused")));

        assertThat(TritonStatus.failure("image", status))
                .hasToString(
                        "MODEL_UNAVAILABLE: image: UNAVAILABLE: io exception (java.net.ConnectException: refused)");
    }

    @Test
    void backendDied_onlyOfTheDeadProcess() {
        assertThat(TritonStatus.backendDied(internal("Stub process 'image_0_0' is not healthy.")))
                .isTrue();
        assertThat(TritonStatus.backendDied(internal("Failed to process the request(s) for model 'image'")))
                .isFalse();
    }

    private static Failure internal(String message) {
        return TritonStatus.failure("image", Status.INTERNAL.withDescription(message));
    }
}
