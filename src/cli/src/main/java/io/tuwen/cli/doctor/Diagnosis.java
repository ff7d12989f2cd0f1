package io.tuwen.cli.doctor;

import io.tuwen.core.outcome.FailureException;
import java.util.concurrent.Callable;

/**
 * What one look found.
 *
 * @param subject what was looked at
 * @param healthy whether it is as it should be
 * @param detail what was seen; where it is not healthy, also what was expected
 * @param remedy what to do about it; empty where there is nothing to do
 */
public record Diagnosis(String subject, boolean healthy, String detail, String remedy) {

    static Diagnosis healthy(String subject, String detail) {
        return new Diagnosis(subject, true, detail, "");
    }

    static Diagnosis ill(String subject, String detail, String remedy) {
        return new Diagnosis(subject, false, detail, remedy);
    }

    /**
     * Looks; whatever is thrown is what is wrong.
     *
     * @param remedy for the case that it is
     */
    static Diagnosis of(String subject, String remedy, Callable<String> look) {
        try {
            return healthy(subject, look.call());
        } catch (FailureException e) {
            return ill(subject, e.failure().toString(), remedy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ill(subject, "interrupted", remedy);
        } catch (Exception e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return ill(subject, cause.toString(), remedy);
        }
    }
}
