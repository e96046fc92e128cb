package io.github.usersig.mockim.server.internal.rest;

import static io.github.usersig.ImError.API_CALL_RATE_TOO_HIGH;
import static io.github.usersig.ImError.BODY_NOT_JSON;
import static io.github.usersig.ImError.HTTP_UNPARSABLE;
import static io.github.usersig.ImError.NOT_AN_ADMIN;
import static io.github.usersig.ImError.SDKAPPID_MISSING;
import static io.github.usersig.ImError.SDKAPPID_UNKNOWN;
import static io.github.usersig.ImError.SERVICE_OR_COMMAND_UNKNOWN;
import static io.github.usersig.ImError.TOO_MANY_FAILED_CHECKS;
import static io.github.usersig.ImError.URL_PARAMETER_ILLEGAL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.UserIdRule;
import io.github.usersig.mockim.Verdict;
import io.github.usersig.mockim.server.internal.catalogue.JsonObjectText;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.RegisteredCommand;
import io.github.usersig.mockim.server.internal.command.ServiceFamily;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.http.Body;
import io.github.usersig.mockim.server.internal.http.PlainDoor.Asked;
import io.github.usersig.mockim.server.internal.tenant.GateLimits;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import java.util.Optional;

/**
 * Who may come in. The checks come in this order, and the first that fails gives the code; the vendor's pages are silent
 * about the order, so it is the mock's own:
 *
 * <ol>
 *   <li>the method is POST and the URL can be decoded: {@code 60002}
 *   <li>{@code sdkappid} is there: {@code 60012}; is a number: {@code 60025}; is an app the mock serves: {@code 70020}
 *   <li>{@code identifier} and {@code usersig} are there and {@code contenttype} is {@code json}: {@code 60025};
 *       {@code random} may be anything
 *   <li>the identifier has not shown too many bad UserSigs, if that is limited: {@code 70050}
 *   <li>the UserSig is good for the identifier: {@code 70003}, {@code 70014}, {@code 70013}, {@code 70001}, {@code 70016},
 *       {@code 70009}, {@code 70052}, as {@link io.github.usersig.UserSigVerifier} orders them
 *   <li>the identifier is an app admin: {@code 60010}, or the code of the family of commands if that is set
 *   <li>the command exists: {@code 60009}; it is not called too often, if that is limited: {@code 60007}
 *   <li>the body is one JSON object: {@code 60003}; it is not longer than the mock reads: {@code 93000} for
 *       {@code openim}, {@code 60002} for other services
 * </ol>
 */
final class Gate {

    private static final long MAX_SDK_APP_ID = 0xFFFF_FFFFL;

    private final Tenants tenants;
    private final Commands commands;

    Gate(Tenants tenants, Commands commands) {
        this.tenants = tenants;
        this.commands = commands;
    }

    RestRequest request(Asked asked, String command, Body body) {
        if (!asked.method().equals("POST")) {
            throw new Refusal(
                    HTTP_UNPARSABLE, "HTTP parse Error: the method is " + asked.method() + ", and must be POST");
        }
        try {
            UrlParameters parameters = UrlParameters.parse(asked.query());
            return new RestRequest(command, commands.find(command), parameters, asked.address(), body);
        } catch (IllegalArgumentException e) {
            throw new Refusal(HTTP_UNPARSABLE, "HTTP parse Error: the URL has a % without two hex digits");
        }
    }

    Tenant tenant(RestRequest request) {
        String text = request.parameters()
                .find("sdkappid")
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refusal(SDKAPPID_MISSING, "sdkappid is missing in the URL"));
        long sdkAppId = sdkAppId(text);
        return tenants.find(sdkAppId).orElseThrow(() -> new Refusal(SDKAPPID_UNKNOWN, tenants.whyUnknown(sdkAppId)));
    }

    Caller admin(RestRequest request, Tenant tenant) {
        String identifier = required(request, "identifier");
        if (UserIdRule.ANY_TEXT
                .violation(identifier)
                .isPresent()) { // not repeated: it may be a UserSig in the wrong place
            throw new Refusal(
                    URL_PARAMETER_ILLEGAL,
                    "identifier in the URL is no UserID: give it 1 to " + UserIdRule.MAX_BYTES
                            + " bytes without control characters");
        }
        String userSig = required(request, "usersig");
        if (!required(request, "contenttype").equals("json")) {
            throw new Refusal(URL_PARAMETER_ILLEGAL, "contenttype in the URL must be json, in small letters");
        }
        GateLimits limits = tenant.limits();
        long nowSeconds = tenant.now().getEpochSecond();
        if (limits.isLocked(identifier, nowSeconds)) {
            throw new Refusal(TOO_MANY_FAILED_CHECKS, "too many bad UserSigs of this identifier: wait a minute");
        }
        Optional<Verdict> refusal = tenant.refusal(identifier, userSig);
        if (refusal.isPresent()) {
            limits.failed(identifier, nowSeconds);
            throw new Refusal(refusal.get().code(), refusal.get().reason());
        }
        if (!tenant.admins().contains(identifier)) {
            ImError error = limits.settings().familyCodes() ? familyCode(request.command()) : NOT_AN_ADMIN;
            throw new Refusal(error, "the identifier is not an app admin, and only they may call the REST API");
        }
        return Caller.rest(identifier, request.address());
    }

    private static ImError familyCode(String command) {
        return ServiceFamily.ofCommand(command).map(ServiceFamily::notAnAdmin).orElse(NOT_AN_ADMIN);
    }

    RegisteredCommand command(RestRequest request, Tenant tenant) {
        RegisteredCommand command = request.known()
                .orElseThrow(() -> new Refusal(
                        SERVICE_OR_COMMAND_UNKNOWN,
                        "there is no command of that name: check service and command in the URL"));
        if (tenant.limits().isTooMany(request.command(), tenant.now().getEpochSecond())) {
            throw new Refusal(API_CALL_RATE_TOO_HIGH, "the command is called more often than the test allows");
        }
        return command;
    }

    ObjectNode body(RestRequest request, RegisteredCommand command) {
        if (!request.body().complete()) {
            throw new Refusal(
                    command.family().endlessBody(),
                    "the body is longer than " + RestDoor.LONGEST_BODY + " bytes, the most this mock reads");
        }
        try {
            return JsonObjectText.read(request.body().bytes());
        } catch (JsonObjectText.NotAnObjectException e) {
            throw new Refusal(
                    BODY_NOT_JSON,
                    "the body is not a JSON object, it " + e.what() + "; send {} when there is nothing to say");
        }
    }

    private static String required(RestRequest request, String name) {
        return request.parameters()
                .find(name)
                .orElseThrow(() ->
                        new Refusal(URL_PARAMETER_ILLEGAL.code(), name + " is missing in the URL", "missing " + name));
    }

    private static long sdkAppId(String text) {
        long value = isNumber(text) ? Long.parseLong(text) : 0;
        if (value < 1 || value > MAX_SDK_APP_ID) {
            throw new Refusal(URL_PARAMETER_ILLEGAL, "sdkappid in the URL is not a number in 1.." + MAX_SDK_APP_ID);
        }
        return value;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 10;
    }
}
