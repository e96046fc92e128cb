package io.github.usersig.mockim.server.internal.http;

import java.util.List;
import org.eclipse.jetty.server.Handler;

/**
 * What answers requests.
 *
 * @param guard who is asked before all of them
 * @param inOrder those that are asked one after the other whether a request is theirs
 */
public record Doors(ControlGuard guard, List<? extends Handler> inOrder) {}
