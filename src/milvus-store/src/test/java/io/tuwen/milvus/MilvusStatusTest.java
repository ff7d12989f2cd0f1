package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.ErrorCode;
import io.milvus.grpc.Status;
import io.milvus.shaded.io.grpc.Status.Code;
import io.tuwen.core.outcome.Disposition;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.milvus.Verdict.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MilvusStatusTest {

    @ParameterizedTest
    @CsvSource({
        "1, true, WAIT, INDEX_UNAVAILABLE",
        "1, false, DOUBT, INDEX_UNAVAILABLE",
        "2, true, WAIT, INDEX_UNAVAILABLE",
        "3, false, WAIT, INDEX_OVER_QUOTA",
        "4, true, WAIT, INDEX_UNAVAILABLE",
        "7, false, WAIT, INDEX_OVER_QUOTA",
        "8, true, WAIT, INDEX_OVER_QUOTA",
        "9, false, WAIT, INDEX_OVER_QUOTA",
        "11, false, WAIT, INDEX_OVER_QUOTA",
        "12, true, WAIT, INDEX_UNAVAILABLE",
        "100, false, FATAL, INDEX_CONTRACT_MISMATCH",
        "101, false, LOAD, INDEX_UNAVAILABLE",
        "103, true, WAIT, INDEX_UNAVAILABLE",
        "109, false, FATAL, INDEX_CONTRACT_MISMATCH",
        "800, false, FATAL, CONFIGURATION_INVALID",
        "1100, false, REFUSED, INDEX_ROW_REFUSED",
        "1400, false, FATAL, INDEX_ACCESS_DENIED",
        "1600, false, FATAL, INDEX_CONTRACT_MISMATCH",
        "10001, false, WAIT, INDEX_UNAVAILABLE",
        "65535, false, DOUBT, INDEX_UNAVAILABLE",
        "65535, true, WAIT, INDEX_UNAVAILABLE",
        "4711, true, WAIT, INDEX_UNAVAILABLE",
        "4711, false, DOUBT, INDEX_UNAVAILABLE"
    })
    void of_code_meansWhatTheTableSays(int code, boolean retriable, Kind kind, FailureCode failure) {
        Verdict verdict = MilvusStatus.of(Status.newBuilder()
                .setCode(code)
                .setErrorCode(ErrorCode.UnexpectedError)
                .setRetriable(retriable)
                .build());

        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.failure().code()).isEqualTo(failure);
        assertThat(verdict.code()).isEqualTo(code);
    }

    @Test
    void of_illegalArgumentOfMilvusLite_isARefusal() {
        Status status = Status.newBuilder().setCode(6).setErrorCodeValue(6).build();

        assertThat(MilvusStatus.of(status).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void ok_oldCodeOnly_isNoSuccess() {
        Status status = Status.newBuilder().setErrorCode(ErrorCode.RateLimit).build();

        assertThat(MilvusStatus.ok(status)).isFalse();
        assertThat(MilvusStatus.of(status).failure().code()).isEqualTo(FailureCode.INDEX_OVER_QUOTA);
        assertThat(MilvusStatus.ok(Status.getDefaultInstance())).isTrue();
    }

    @Test
    void of_anyCode_hasAMeaningThatFitsItsFailure() {
        IntStream.concat(IntStream.range(1, 3_000), IntStream.of(10_000, 10_001, 65_535, 99_999))
                .mapToObj(code ->
                        MilvusStatus.of(Status.newBuilder().setCode(code).build()))
                .forEach(MilvusStatusTest::assertFits);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void of_anyGrpcStatus_hasAMeaningThatFitsItsFailure(Code code) {
        assertFits(MilvusStatus.of(io.milvus.shaded.io.grpc.Status.fromCode(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, WAIT, INDEX_UNAVAILABLE",
        "DEADLINE_EXCEEDED, WAIT, INDEX_UNAVAILABLE",
        "RESOURCE_EXHAUSTED, WAIT, INDEX_OVER_QUOTA",
        "UNAUTHENTICATED, FATAL, INDEX_ACCESS_DENIED",
        "PERMISSION_DENIED, FATAL, INDEX_ACCESS_DENIED",
        "UNIMPLEMENTED, FATAL, CONFIGURATION_INVALID",
        "INVALID_ARGUMENT, REFUSED, INDEX_ROW_REFUSED",
        "UNKNOWN, DOUBT, INDEX_UNAVAILABLE",
        "INTERNAL, DOUBT, INDEX_UNAVAILABLE"
    })
    void of_grpcStatus_meansWhatTheTableSays(Code code, Kind kind, FailureCode failure) {
        Verdict verdict = MilvusStatus.of(io.milvus.shaded.io.grpc.Status.fromCode(code));

        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.failure().code()).isEqualTo(failure);
    }

    @Test
    void of_messageOverTheServersLimit_isARefusalOfTheWhole() {
        Verdict verdict = MilvusStatus.of(io.milvus.shaded.io.grpc.Status.RESOURCE_EXHAUSTED.withDescription(
                "grpc: received message larger than max (70000000 vs. 67108864)"));

        assertThat(verdict.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void of_reasonThatQuotesTheRequest_isCut() {
        Verdict verdict = MilvusStatus.of(Status.newBuilder()
                .setCode(1100)
                .setReason("x".repeat(1_000_000))
                .build());

        assertThat(verdict.failure().message()).hasSizeLessThan(400);
    }

    private static void assertFits(Verdict verdict) {
        Disposition expected = switch (verdict.kind()) {
            case WAIT, LOAD, DOUBT -> Disposition.WAIT;
            case REFUSED -> Disposition.DEAD_LETTER;
            case FATAL -> Disposition.FAIL_JOB;
        };
        assertThat(verdict.failure().disposition()).isEqualTo(expected);
    }
}
