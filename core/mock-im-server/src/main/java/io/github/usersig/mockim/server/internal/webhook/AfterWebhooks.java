package io.github.usersig.mockim.server.internal.webhook;

import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.internal.event.Event;
import io.github.usersig.mockim.server.internal.event.EventTable;
import io.github.usersig.mockim.server.internal.event.Happening;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The webhooks that tell of an event: which command tells of which kind, and what it says. */
final class AfterWebhooks {

    /** Made with the first event that is told of. */
    private static final AfterWebhooks ALL = new AfterWebhooks();

    private final Set<WebhookCommand> commands = EnumSet.noneOf(WebhookCommand.class);
    private final EventTable<Told> table;

    private AfterWebhooks() {
        EventTable.Builder<Told> rows = new EventTable.Builder<>();
        Rows families = new Rows(rows, commands);
        MessageWebhooks.addTo(families);
        GroupMessageWebhooks.addTo(families);
        GroupWebhooks.addTo(families);
        TopicWebhooks.addTo(families);
        RelationWebhooks.addTo(families);
        StateWebhooks.addTo(families);
        OfficialWebhooks.addTo(families);
        table = rows.build();
    }

    /** What is to be sent because of an event. */
    static List<Outgoing> of(Happening happening) {
        Told told = new Told(happening, new ArrayList<>(1));
        ALL.table.react(happening.event(), told);
        return told.webhooks();
    }

    /** Those that are sent after something. */
    static Set<WebhookCommand> commands() {
        return EnumSet.copyOf(ALL.commands);
    }

    private record Told(Happening happening, List<Outgoing> webhooks) {}

    /** Writes what a webhook says of an event; if it adds none, the app is not told of this one. */
    @FunctionalInterface
    interface Writer<E extends Event> {

        void write(E event, Telling telling);
    }

    /** Where each family of webhooks says what it has. */
    static final class Rows {

        private final EventTable.Builder<Told> table;
        private final Set<WebhookCommand> commands;

        private Rows(EventTable.Builder<Told> table, Set<WebhookCommand> commands) {
            this.table = table;
            this.commands = commands;
        }

        /** Events of this kind are told of by this webhook. */
        <E extends Event> void tell(Class<E> kind, WebhookCommand command, Writer<? super E> writer) {
            commands.add(command);
            table.on(kind, (event, told) -> {
                Telling telling = new Telling(command, told.happening());
                writer.write(event, telling);
                told.webhooks().addAll(telling.webhooks());
            });
        }

        /** No webhook tells of events of these kinds. */
        void keepSilent(List<Class<? extends Event>> kinds) {
            table.ignore(kinds);
        }
    }
}
