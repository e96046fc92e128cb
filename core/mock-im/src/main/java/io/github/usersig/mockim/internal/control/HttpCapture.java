package io.github.usersig.mockim.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.mockim.CaptureStanding;
import io.github.usersig.mockim.MockImCapture;
import java.net.URLEncoder;
import java.util.List;

/** The capture of a tenant that runs somewhere else. */
final class HttpCapture implements MockImCapture {

    private final ControlClient control;
    private final String tenant;

    HttpCapture(ControlClient control, String tenant) {
        this.control = control;
        this.tenant = tenant;
    }

    @Override
    public void start(int mostCalls, int mostBytes) {
        control.send(
                "PUT",
                tenant + "/capture",
                Json.object().put("mostCalls", mostCalls).put("mostBytes", mostBytes));
    }

    @Override
    public void stop() {
        control.delete(tenant + "/capture");
    }

    @Override
    public CaptureStanding standing() {
        return control.get(tenant + "/capture", CaptureJson::read);
    }

    @Override
    public String scenario(String id, String... kept) {
        String query =
                "?id=" + encode(id) + (kept.length == 0 ? "" : "&keep=" + encode(String.join(",", List.of(kept))));
        return control.get(tenant + "/scenario" + query, json -> json.text("scenario"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
