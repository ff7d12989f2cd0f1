package io.tuwen.flink.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import java.io.IOException;
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

    @Test
    void serializer_keepsEntries_refusesOtherVersions() throws IOException {
        AccountSerializer serializer = new AccountSerializer();
        account.count(Fate.RETAGGED, 3);
        account.countDeadLetter(FailureCode.INDEX_ROW_MISSING, 1);

        byte[] bytes = serializer.serialize(account.entries());

        assertThat(serializer.deserialize(serializer.getVersion(), bytes)).isEqualTo(account.entries());
        assertThatThrownBy(() -> serializer.deserialize(9, bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 9");
    }
}
