package io.tuwen.milvus;

import static io.tuwen.milvus.Verdict.Kind.DOUBT;
import static io.tuwen.milvus.Verdict.Kind.FATAL;
import static io.tuwen.milvus.Verdict.Kind.LOAD;
import static io.tuwen.milvus.Verdict.Kind.REFUSED;
import static io.tuwen.milvus.Verdict.Kind.WAIT;

import io.milvus.grpc.ErrorCode;
import io.milvus.grpc.Status;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.milvus.Verdict.Kind;
import java.util.Locale;

/** The one place where codes of Milvus and of gRPC get their meaning. Pure. */
final class MilvusStatus {
    /** No such collection. */
    static final int COLLECTION_MISSING = 100;

    /** No index on the field. */
    static final int INDEX_MISSING = 700;

    /** No such alias. */
    static final int ALIAS_MISSING = 1600;

    private static final int ILLEGAL_ARGUMENT = 6;
    private static final int LONGEST_REASON = 300;

    private MilvusStatus() {}

    static boolean ok(Status status) {
        return status.getCode() == 0 && status.getErrorCode() == ErrorCode.Success;
    }

    /** Of an answer that is not {@link #ok}. */
    static Verdict of(Status status) {
        int code = status.getCode();
        String message = "Milvus code " + code + ", " + shortened(status.getReason());
        return switch (code) {
            // A server from before codes, or one that forgot its code: only the old enumeration speaks.
            case 0 -> ofLegacy(status, message);
            // Service not ready; milvus-lite says 1 for anything that it did not expect, bad rows among it.
            case 1 -> verdict(status.getRetriable() ? WAIT : DOUBT, FailureCode.INDEX_UNAVAILABLE, message, code);
            // Unavailable, its queue full, short of resources.
            case 2, 4, 12 -> verdict(WAIT, FailureCode.INDEX_UNAVAILABLE, message, code);
            // Out of memory or disk, denied by quota, far behind on time ticks: clears by itself or by its operator,
            // though the server calls these final.
            case 3, 7, 8, 9, 11 -> verdict(WAIT, FailureCode.INDEX_OVER_QUOTA, message, code);
            // milvus-lite's illegal argument, known by its old code; for a cluster, a request that went to the wrong
            // one.
            case ILLEGAL_ARGUMENT ->
                status.getErrorCodeValue() == ILLEGAL_ARGUMENT
                        ? verdict(REFUSED, FailureCode.INDEX_ROW_REFUSED, message, code)
                        : verdict(DOUBT, FailureCode.INDEX_UNAVAILABLE, message, code);
            // Not loaded, as after a restart.
            case 101 -> verdict(LOAD, FailureCode.INDEX_UNAVAILABLE, message, code);
            // Not fully loaded, recovering, schema in change, node behind, node gone, request misrouted.
            case 103, 106, 110, 202, 505, 507 -> verdict(WAIT, FailureCode.INDEX_UNAVAILABLE, message, code);
            // Collection, partition or alias gone, schema no longer ours: a start makes or checks them.
            case COLLECTION_MISSING, 109, 200, ALIAS_MISSING ->
                verdict(FATAL, FailureCode.INDEX_CONTRACT_MISMATCH, message + "; start again to have it checked", code);
            // No such database.
            case 800 ->
                verdict(
                        FATAL,
                        FailureCode.CONFIGURATION_INVALID,
                        message + "; create the database or name another",
                        code);
            // Bad parameter, parameter missing or too large; bad field; bad import data.
            case 1100, 1101, 1102, 1700, 1701, 1804 -> verdict(REFUSED, FailureCode.INDEX_ROW_REFUSED, message, code);
            // Not authenticated, not authorised.
            case 1400, 1401 ->
                verdict(FATAL, FailureCode.INDEX_ACCESS_DENIED, message + "; check the token file", code);
            // Cancelled or timed out inside the server.
            case 10000, 10001 -> verdict(WAIT, FailureCode.INDEX_UNAVAILABLE, message, code);
            // 65535 and codes of other releases: only the flag tells.
            default -> verdict(status.getRetriable() ? WAIT : DOUBT, FailureCode.INDEX_UNAVAILABLE, message, code);
        };
    }

    private static Verdict ofLegacy(Status status, String message) {
        int code = status.getCode();
        return switch (status.getErrorCode()) {
            case RateLimit, MemoryQuotaExhausted, DiskQuotaExhausted, ForceDeny, TimeTickLongDelay ->
                verdict(WAIT, FailureCode.INDEX_OVER_QUOTA, message, code);
            case IllegalArgument, IllegalDimension, IllegalRowRecord ->
                verdict(REFUSED, FailureCode.INDEX_ROW_REFUSED, message, code);
            case PermissionDenied -> verdict(FATAL, FailureCode.INDEX_ACCESS_DENIED, message, code);
            case CollectionNotExists -> verdict(FATAL, FailureCode.INDEX_CONTRACT_MISMATCH, message, code);
            default -> verdict(DOUBT, FailureCode.INDEX_UNAVAILABLE, message, code);
        };
    }

    /** Of a call that failed before Milvus gave an answer of its own. */
    static Verdict of(io.milvus.shaded.io.grpc.Status status) {
        String reason = status.getDescription() == null ? "" : ", " + shortened(status.getDescription());
        String message = "gRPC " + status.getCode() + reason;
        return switch (status.getCode()) {
            // Nobody there, or gone in the middle; no answer in time; given up on either side.
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, ABORTED ->
                verdict(WAIT, FailureCode.INDEX_UNAVAILABLE, message, Verdict.NO_CODE);
            // A message over the server's or our own size limit passes in parts; else a limit of the server.
            case RESOURCE_EXHAUSTED ->
                oversize(message)
                        ? verdict(REFUSED, FailureCode.INDEX_ROW_REFUSED, message, Verdict.NO_CODE)
                        : verdict(WAIT, FailureCode.INDEX_OVER_QUOTA, message, Verdict.NO_CODE);
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                verdict(FATAL, FailureCode.INDEX_ACCESS_DENIED, message + "; check the token file", Verdict.NO_CODE);
            // Somebody else listens at that address, or a release that cannot do this.
            case UNIMPLEMENTED ->
                verdict(
                        FATAL,
                        FailureCode.CONFIGURATION_INVALID,
                        message + "; check that a Milvus listens at this address",
                        Verdict.NO_CODE);
            case INVALID_ARGUMENT, OUT_OF_RANGE, FAILED_PRECONDITION, NOT_FOUND, ALREADY_EXISTS ->
                verdict(REFUSED, FailureCode.INDEX_ROW_REFUSED, message, Verdict.NO_CODE);
            // A crash of the server's code on this request, or a connection that broke in an unusual way.
            case OK, UNKNOWN, INTERNAL, DATA_LOSS ->
                verdict(DOUBT, FailureCode.INDEX_UNAVAILABLE, message, Verdict.NO_CODE);
        };
    }

    private static boolean oversize(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("larger than max") || text.contains("exceeds maximum size");
    }

    private static Verdict verdict(Kind kind, FailureCode failure, String message, int code) {
        return new Verdict(kind, Failure.of(failure, message), code);
    }

    /** Reasons of a server can quote the whole request. */
    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
    }
}
