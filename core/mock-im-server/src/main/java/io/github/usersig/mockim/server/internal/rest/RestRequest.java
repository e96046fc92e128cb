package io.github.usersig.mockim.server.internal.rest;

import io.github.usersig.mockim.server.internal.command.RegisteredCommand;
import io.github.usersig.mockim.server.internal.http.Body;
import java.util.Optional;

/**
 * A request for a command whose URL could be read.
 *
 * @param command what is asked, such as {@code openim/sendmsg}
 * @param known what is registered under that name; empty if nothing is
 * @param parameters those of the URL
 * @param address where it comes from
 * @param body not looked at yet
 */
record RestRequest(
        String command, Optional<RegisteredCommand> known, UrlParameters parameters, String address, Body body) {}
