package io.github.usersig.mockim.server.internal.rest;

import io.github.usersig.ImError;

/** What a family of commands calls a caller who is not an app admin, as far as the vendor's list has a code for it. */
final class FamilyCodes {

    private FamilyCodes() {}

    static ImError notAnAdmin(String command) {
        int slash = command.indexOf('/');
        String service = slash < 0 ? command : command.substring(0, slash);
        return switch (service) {
            case "im_open_login_svc" -> ImError.ACCOUNT_NEEDS_ADMIN;
            case "openim", "all_member_push", "timpush" -> ImError.MESSAGE_NEEDS_ADMIN;
            case "sns", "follow" -> ImError.RELATION_NEEDS_ADMIN;
            case "profile" -> ImError.PROFILE_NEEDS_ADMIN;
            case "recentcontact" -> ImError.CONVERSATION_NEEDS_ADMIN;
            case "im_msg_audit", "im_msg_audit_mgr" -> ImError.CONTENT_NEEDS_ADMIN;
            default -> service.contains("group_open") ? ImError.GROUP_NO_PERMISSION : ImError.NOT_AN_ADMIN;
        };
    }
}
