package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.server.internal.parity.profile.Profiles;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;

/** Requests about in what an app differs from others. */
final class ProfileRoutes {

    private ProfileRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(path("profile"), "In what the app differs from others, and what is known by name", """
                    {"profile": "default", "known": ["default", "older-codes"]}\
                    """)
                        .does(of.asking((request, tenant) -> write(tenant))),
                Route.put(path("profile"), "Sets it: a name that is known, or YAML of your own as one text", """
                    {"profile": "older-codes"}\
                    """)
                        .answers("""
                            {"profile": "older-codes", "known": ["default", "older-codes"]}\
                            """)
                        .does(of.asking((request, tenant) -> {
                            tenant.setProfile(Profiles.of(request.json().text("profile")));
                            return write(tenant);
                        })));
    }

    private static Json write(Tenant tenant) {
        return Json.object().put("profile", tenant.profile().given()).putTexts("known", Profiles.names());
    }
}
