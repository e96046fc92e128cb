package io.github.usersig.mockim.server.internal.command;

/** What one command of the REST API does. */
@FunctionalInterface
public interface Command {

    /**
     * Does it.
     *
     * @throws Refusal if something in the body is not as it must be
     */
    Reply run(Call call);
}
