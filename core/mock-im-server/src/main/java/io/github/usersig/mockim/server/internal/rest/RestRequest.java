package io.github.usersig.mockim.server.internal.rest;

import io.github.usersig.mockim.server.internal.http.Body;

/**
 * A request for a command whose URL could be read.
 *
 * @param command what is asked, such as {@code openim/sendmsg}
 * @param parameters those of the URL
 * @param address where it comes from
 * @param body not looked at yet
 */
record RestRequest(String command, UrlParameters parameters, String address, Body body) {}
