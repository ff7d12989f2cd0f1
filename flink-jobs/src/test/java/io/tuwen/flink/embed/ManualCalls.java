package io.tuwen.flink.embed;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Calls under way, answered one by one in whatever order the test wants. */
final class ManualCalls<T> {
    private final Function<String, T> answers;
    private final List<Call<T>> open = new ArrayList<>();
    private int made;

    private record Call<T>(String subject, CompletableFuture<Outcome<T>> result) {}

    /** @param answers what the other side answers about a subject when it is well */
    ManualCalls(Function<String, T> answers) {
        this.answers = answers;
    }

    CompletableFuture<Outcome<T>> make(String subject) {
        made++;
        Call<T> call = new Call<>(subject, new CompletableFuture<>());
        open.add(call);
        return call.result();
    }

    /** How many calls were ever made. */
    int made() {
        return made;
    }

    /** What is asked about at this moment, the longest-asked first. */
    List<String> open() {
        return open.stream().map(Call::subject).toList();
    }

    void answer(String subject) {
        take(subject).result().complete(Outcome.success(answers.apply(subject)));
    }

    void fail(String subject, FailureCode code) {
        fail(subject, Failure.of(code, "scripted for " + subject));
    }

    void fail(String subject, Failure failure) {
        take(subject).result().complete(Outcome.failed(failure));
    }

    /** Answers what is open now, the last first. @return how many that were */
    int answerAll() {
        List<String> subjects = open();
        for (int i = subjects.size() - 1; i >= 0; i--) {
            answer(subjects.get(i));
        }
        return subjects.size();
    }

    /** Completes exceptionally, which no port may. */
    void breakPromise(String subject) {
        take(subject).result().completeExceptionally(new IllegalStateException("promise broken"));
    }

    void completeAllWith(FailureCode code) {
        open().forEach(subject -> fail(subject, code));
    }

    private Call<T> take(String subject) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).subject().equals(subject)) {
                return open.remove(i);
            }
        }
        throw new AssertionError("no open call about " + subject + ", but about " + open());
    }
}
