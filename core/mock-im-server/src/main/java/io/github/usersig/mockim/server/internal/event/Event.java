package io.github.usersig.mockim.server.internal.event;

/** Something that happened in a tenant. All events are immutable: what they tell of may have changed since. */
public sealed interface Event
        permits MessageEvent, GroupEvent, RelationEvent, AccountEvent, SessionEvent, OfficialEvent, ConversationEvent {}
