package io.github.usersig.mockim;

import java.io.Serializable;

/**
 * An account of a tenant.
 *
 * @param userId its UserID
 * @param nick its nickname, empty if it has none
 * @param faceUrl where its picture is, empty if it has none
 */
public record Account(String userId, String nick, String faceUrl) implements Serializable {}
