package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.internal.control.AccountJson;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.List;

/** Requests about accounts, admins and members of groups. */
final class AccountRoutes {

    private AccountRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(path("accounts"), "All accounts, in the order they came", """
                    {"accounts": [{"userId": "alice", "nick": "", "faceUrl": "", "platforms": ["Web"]}]}\
                    """)
                        .does(of.asking((request, tenant) -> accounts(tenant))),
                Route.post(path("accounts"), "Imports accounts; those that exist stay as they are", """
                    {"userIds": ["alice", "bob"]}\
                    """)
                        .filling()
                        .does(of.telling((request, tenant) ->
                                tenant.importAccounts(request.json().texts("userIds")))),
                Route.get(path("admins"), "The app admins", "{\"admins\": [\"administrator\"]}")
                        .does(of.asking((request, tenant) ->
                                Json.object().putTexts("admins", tenant.admins().list()))),
                Route.post(path("admins"), "Makes a user an app admin", "{\"userId\": \"boss\"}")
                        .filling()
                        .does(of.telling((request, tenant) ->
                                tenant.addAdmin(request.json().text("userId")))),
                Route.delete(path("admins"), "Makes a user an app admin no longer")
                        .required("userId", "string", "the user, whose account stays")
                        .does(of.telling((request, tenant) -> tenant.admins().remove(request.parameter("userId")))),
                Route.post(path("join"), "Makes a user a member of a group, as joining by the SDK does", """
                    {"groupId": "g1", "userId": "alice"}\
                    """)
                        .filling()
                        .does(of.telling((request, tenant) -> join(tenant, request.json()))));
    }

    private static Json accounts(Tenant tenant) {
        return Json.object().putAll("accounts", tenant.accounts().users(), AccountRoutes::account);
    }

    private static Json account(User user) {
        return AccountJson.write(
                user.account(), user.platforms().stream().sorted().toList());
    }

    private static void join(Tenant tenant, Json body) {
        tenant.joinGroup(body.text("groupId"), body.text("userId"));
    }
}
