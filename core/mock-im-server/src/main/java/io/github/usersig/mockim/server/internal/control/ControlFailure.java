package io.github.usersig.mockim.server.internal.control;

import java.util.List;
import java.util.Map;

/** A request to the control door that is refused, with an HTTP status and a reason. */
final class ControlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final transient Map<String, String> headers;

    ControlFailure(int status, String reason) {
        this(status, reason, Map.of());
    }

    private ControlFailure(int status, String reason, Map<String, String> headers) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
        this.headers = headers;
    }

    /** Of a request whose path takes these methods only. */
    static ControlFailure wrongMethod(ControlRequest request, List<String> allowed) {
        String last = allowed.get(allowed.size() - 1);
        String others = String.join(", ", allowed.subList(0, allowed.size() - 1));
        return new ControlFailure(
                405,
                "/__mock/" + request.path() + " takes " + (others.isEmpty() ? last : others + " or " + last) + ", not "
                        + request.method(),
                Map.of("Allow", String.join(", ", allowed)));
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    /** More headers of the answer. */
    Map<String, String> headers() {
        return headers;
    }
}
