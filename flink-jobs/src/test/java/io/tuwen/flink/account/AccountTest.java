package io.tuwen.flink.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {
    private final Account account = new Account();

    @Test
    void count_addsRecords() {
        account.count(Fate.INDEXED);
        account.count(Fate.INDEXED, 2);
        account.count(Fate.REMOVED, 0);

        assertThat(account.of(Fate.INDEXED)).isEqualTo(3);
        assertThat(account.of(Fate.REMOVED)).isZero();
    }

    @Test
    void countDeadLetter_countsItsCodeAndItsFate() {
        account.countDeadLetter(FailureCode.PICTURE_CORRUPT, 1);
        account.countDeadLetter(FailureCode.PICTURE_NOT_FOUND, 2);

        assertThat(account.deadLetters(FailureCode.PICTURE_CORRUPT)).isEqualTo(1);
        assertThat(account.deadLetters(FailureCode.PICTURE_NOT_FOUND)).isEqualTo(2);
        assertThat(account.of(Fate.DEAD_LETTERED)).isEqualTo(3);
    }

    @Test
    void add_sumsAccountsOfSeveralSubtasks() {
        Account other = new Account();
        other.count(Fate.STALE, 5);
        other.countDeadLetter(FailureCode.KEY_MISSING, 1);
        account.count(Fate.STALE, 1);

        account.add(other.entries());
        account.add(Map.of("A_FATE_OF_A_NEWER_RELEASE", 7L));

        assertThat(account.of(Fate.STALE)).isEqualTo(6);
        assertThat(account.deadLetters(FailureCode.KEY_MISSING)).isEqualTo(1);
    }
}
