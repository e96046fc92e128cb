/** Commands of the REST API on what an app has as a whole: pushes, robots, official accounts, moderation, figures. No part of the API. */
@NullMarked
package io.github.usersig.mockim.server.internal.command.app;

import org.jspecify.annotations.NullMarked;
