package com.acme.messenger;

/** IM refused a call. */
class ImException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    ImException(String command, int code, String info) {
        super(command + " was refused by IM with " + code + ": " + info);
        this.code = code;
    }

    int code() {
        return code;
    }
}
