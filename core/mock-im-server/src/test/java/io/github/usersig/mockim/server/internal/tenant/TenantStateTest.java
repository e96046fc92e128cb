package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a tenant holds")
class TenantStateTest {

    private final TenantState state = new TenantState(SdkApp.random());

    @Test
    @DisplayName("is copied by a snapshot whole: no kind of it is left out, and none stays shared")
    void copiesEveryKind() throws IllegalAccessException {
        TenantState copy = copy();

        for (Field field : kinds()) {
            assertThat(field.getModifiers() & Modifier.TRANSIENT)
                    .as(field.getName())
                    .isZero();
            field.setAccessible(true);
            assertThat(field.get(copy))
                    .as(field.getName())
                    .isInstanceOf(Serializable.class)
                    .isNotSameAs(field.get(state));
        }
    }

    @Test
    @DisplayName("forgets a deleted account in every kind that hangs on accounts, in a restored copy too")
    void forgetsADeletedAccountEverywhere() {
        state.accounts().add("alice");
        state.accounts().add("bob");
        Group group = state.groups().create("g", GroupType.PUBLIC, 0);
        state.groups().join(group, "alice", Member.Role.MEMBER, 0);
        state.friends().of("bob").add("alice");
        state.follows().add("bob", "alice", 0);
        state.contacts().touch("alice", new Contacts.Peer(false, "bob"), 1);
        OfficialAccounts.OfficialAccount news = state.officialAccounts().create("@TOA#_news", "bob", 0);
        news.subscribe("alice", 0);
        state.robots().add("alice");
        state.statusWatch().add("alice", "bob", new StatusWatch.Status(1, ""));
        TenantState copy = copy();

        for (TenantState each : List.of(state, copy)) {
            each.delete("alice");

            assertThat(each.accounts().contains("alice")).isFalse();
            assertThat(each.groups().of("alice")).isEmpty();
            assertThat(each.groups().list()).allMatch(found -> found.members().isEmpty());
            assertThat(each.friends().of("bob").friends()).isEmpty();
            assertThat(each.follows().followedBy("bob")).isEmpty();
            assertThat(each.contacts().all("alice")).isEmpty();
            assertThat(each.officialAccounts().find("@TOA#_news").orElseThrow().subscribers())
                    .isEmpty();
            assertThat(each.robots().contains("alice")).isFalse();
            assertThat(each.statusWatch().toTell("bob", new StatusWatch.Status(2, "")))
                    .isEmpty();
        }
    }

    private TenantState copy() {
        MovableClock clock = new MovableClock(Clock.systemUTC(), () -> {});
        return Snapshot.of(state, clock).restore(clock);
    }

    private static List<Field> kinds() {
        return Arrays.stream(TenantState.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .toList();
    }
}
