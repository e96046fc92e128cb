package io.github.usersig.mockim.server.internal.http;

/**
 * The body of a request.
 *
 * @param bytes what it is, or its beginning
 * @param complete whether that is all; it is not if it was longer than its reader wanted
 * @param abandoned whether its reader gave up on it, so that more of it is still to come on the connection
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and neither compared nor changed
public record Body(byte[] bytes, boolean complete, boolean abandoned) {}
