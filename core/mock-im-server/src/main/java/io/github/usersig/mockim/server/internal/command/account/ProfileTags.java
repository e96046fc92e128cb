package io.github.usersig.mockim.server.internal.command.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.command.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of a profile, and which values they take.
 *
 * @see <a href="https://cloud.tencent.com/document/product/269/1500">vendor's page on profiles and relations</a>
 */
final class ProfileTags {

    private static final Pattern CUSTOM = Pattern.compile("Tag_Profile_Custom_[A-Za-z0-9_]{1,8}");
    private static final int LONGEST = 500;
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "Tag_Profile_IM_Gender", Set.of("Gender_Type_Unknown", "Gender_Type_Female", "Gender_Type_Male"),
            "Tag_Profile_IM_AllowType",
                    Set.of("AllowType_Type_NeedConfirm", "AllowType_Type_AllowAny", "AllowType_Type_DenyAny"),
            "Tag_Profile_IM_AdminForbidType", Set.of("AdminForbid_Type_None", "AdminForbid_Type_SendOut"));
    private static final Set<String> NUMBERS = Set.of(
            "Tag_Profile_IM_BirthDay",
            "Tag_Profile_IM_Language",
            "Tag_Profile_IM_MsgSettings",
            "Tag_Profile_IM_Level",
            "Tag_Profile_IM_Role");
    private static final Set<String> TEXTS = Set.of(
            "Tag_Profile_IM_Nick", "Tag_Profile_IM_Image", "Tag_Profile_IM_Location", "Tag_Profile_IM_SelfSignature");

    private ProfileTags() {}

    static void requireKnown(String tag) {
        boolean known = CHOICES.containsKey(tag)
                || NUMBERS.contains(tag)
                || TEXTS.contains(tag)
                || CUSTOM.matcher(tag).matches();
        if (!known) {
            throw new Refusal(
                    ImError.PROFILE_TAG_UNKNOWN,
                    "there is no such Tag: the standard ones begin with Tag_Profile_IM_, an app's own with"
                            + " Tag_Profile_Custom_, and at most eight letters follow");
        }
    }

    static void requireValue(String tag, JsonNode value) {
        requireKnown(tag);
        boolean number = NUMBERS.contains(tag);
        boolean any = CUSTOM.matcher(tag).matches();
        if (!any && (number ? !value.isIntegralNumber() : !value.isTextual())) {
            throw new Refusal(
                    ImError.PROFILE_VALUE_TYPE_ILLEGAL,
                    "the Value of " + tag + " must be " + (number ? "a whole number" : "a string"));
        }
        if (any && !value.isValueNode()) {
            throw new Refusal(
                    ImError.PROFILE_VALUE_TYPE_ILLEGAL, "the Value of " + tag + " must be no object or array");
        }
        Set<String> choices = CHOICES.get(tag);
        if ((choices != null && !choices.contains(value.textValue())) || (number && value.longValue() < 0)) {
            throw new Refusal(
                    ImError.PROFILE_STANDARD_VALUE_ILLEGAL,
                    "the Value of " + tag + " must be " + (choices == null ? "0 or more" : "one of " + choices));
        }
        if (value.asText().getBytes(UTF_8).length > LONGEST) {
            throw new Refusal(
                    ImError.PROFILE_FIELD_TOO_LONG, "the Value of " + tag + " has over " + LONGEST + " bytes");
        }
    }
}
