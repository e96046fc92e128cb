package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.ImError;

/** Which code a fault in a MsgBody gets: the one-to-one commands have three, the others one. */
public enum MessageCodes {
    OF_ONE_TO_ONE(ImError.MESSAGE_BODY_NOT_ARRAY, ImError.MESSAGE_BODY_ILLEGAL, ImError.MESSAGE_FORMAT_ILLEGAL),
    OF_GROUPS(ImError.GROUP_PARAMETER_ILLEGAL, ImError.GROUP_PARAMETER_ILLEGAL, ImError.GROUP_PARAMETER_ILLEGAL);

    private final ImError notArray;
    private final ImError illegal;
    private final ImError format;

    MessageCodes(ImError notArray, ImError illegal, ImError format) {
        this.notArray = notArray;
        this.illegal = illegal;
        this.format = format;
    }

    /** It is no array. */
    public ImError notArray() {
        return notArray;
    }

    /** It has no elements, one of an unknown type, or two of which there may be one. */
    public ImError illegal() {
        return illegal;
    }

    /** The content of an element is not as its type wants it. */
    public ImError format() {
        return format;
    }
}
