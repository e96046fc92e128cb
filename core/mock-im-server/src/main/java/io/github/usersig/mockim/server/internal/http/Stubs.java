package io.github.usersig.mockim.server.internal.http;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/**
 * The stubs that were set by WireMock's admin API. One that fits a request for a door comes first; as long as there are
 * none, a door does not look.
 */
final class Stubs implements StubLifecycleListener {

    private final Map<Object, StubMapping> byId = new ConcurrentHashMap<>();
    private final boolean proxying;

    /** @param proxying whether stubs may lead elsewhere */
    Stubs(boolean proxying) {
        this.proxying = proxying;
    }

    @Override
    public String getName() {
        return "usersig-mock-im-stubs";
    }

    @Override
    public void beforeStubCreated(StubMapping stub) {
        if (!proxying) {
            StayingStubs.require(stub);
        }
    }

    @Override
    public void beforeStubEdited(StubMapping oldStub, StubMapping newStub) {
        beforeStubCreated(newStub);
    }

    @Override
    public void afterStubCreated(StubMapping stub) {
        byId.put(stub.getId(), stub);
    }

    @Override
    public void afterStubEdited(StubMapping oldStub, StubMapping newStub) {
        byId.put(newStub.getId(), newStub);
    }

    @Override
    public void afterStubRemoved(StubMapping stub) {
        byId.remove(stub.getId());
    }

    @Override
    public void afterStubsReset() {
        byId.clear();
    }

    /** Whether there are any, which have to be looked through. */
    boolean isAnySet() {
        return !byId.isEmpty();
    }

    /**
     * Whether a stub was set for this request to a door. One for any URL does not count where a part of the URL is asked for: it
     * is meant for what nobody else takes.
     *
     * @param part what the URL of the stub must have in it, empty if nothing
     */
    boolean fit(String part, Request request, byte[] body) {
        if (!isAnySet()) {
            return false;
        }
        List<StubMapping> named = byId.values().stream()
                .filter(stub -> part.isEmpty() || names(stub.getRequest(), part))
                .toList();
        if (named.isEmpty()) {
            return false;
        }
        LoggedRequest asked = describe(request, body);
        return named.stream().anyMatch(stub -> stub.getRequest().match(asked).isExactMatch());
    }

    private static boolean names(RequestPattern pattern, String part) {
        return Stream.of(
                        pattern.getUrl(),
                        pattern.getUrlPattern(),
                        pattern.getUrlPath(),
                        pattern.getUrlPathPattern(),
                        pattern.getUrlPathTemplate())
                .anyMatch(url -> url != null && url.contains(part));
    }

    private static LoggedRequest describe(Request request, byte[] body) {
        Map<String, Object> json = new LinkedHashMap<>();
        String url = request.getHttpURI().getPathQuery();
        json.put("url", url);
        json.put("absoluteUrl", request.getHttpURI().toString());
        json.put("method", request.getMethod());
        json.put("clientIp", Request.getRemoteAddr(request));
        Map<String, Object> headers = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.put(field.getName(), field.getValueList());
        }
        json.put("headers", headers);
        json.put("cookies", Map.of());
        json.put("browserProxyRequest", false);
        json.put("loggedDate", 0);
        json.put("bodyAsBase64", Base64.getEncoder().encodeToString(body));
        json.put("protocol", "HTTP/1.1");
        return Json.read(Json.write(json), LoggedRequest.class);
    }
}
