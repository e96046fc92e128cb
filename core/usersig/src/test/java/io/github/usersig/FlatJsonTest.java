package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reader of claims")
class FlatJsonTest {

    private static final int LONGEST = 5;
    private static final String ALPHABET = "01.e+-";

    @Test
    @DisplayName("takes those numbers that JSON knows, and no others: every text of up to five characters")
    void takesTheNumbersThatJsonKnows() {
        ObjectMapper jackson = new ObjectMapper();
        List<String> wrong = new ArrayList<>();
        int valid = 0;
        for (String text : texts()) {
            boolean isJson = isJson(jackson, text);
            valid += isJson ? 1 : 0;
            if (isTaken(text) != isJson) {
                wrong.add(text);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(valid).isGreaterThan(100);
    }

    private static List<String> texts() {
        List<String> all = new ArrayList<>();
        List<String> shorter = List.of("");
        for (int length = 1; length <= LONGEST; length++) {
            List<String> longer = new ArrayList<>();
            for (String start : shorter) {
                for (int i = 0; i < ALPHABET.length(); i++) {
                    longer.add(start + ALPHABET.charAt(i));
                }
            }
            all.addAll(longer);
            shorter = longer;
        }
        return all;
    }

    private static boolean isJson(ObjectMapper jackson, String text) {
        try {
            return jackson.readTree("{\"other\":" + text + "}").get("other").isNumber();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isTaken(String text) {
        byte[] json = ("{\"other\":" + text + "}").getBytes(StandardCharsets.US_ASCII);
        FlatJson claims = new FlatJson(json, json.length);
        try {
            claims.begin();
            boolean found = claims.next(true) && claims.key().equals("other");
            Object value = claims.value();
            return found && !claims.next(false) && (value == FlatJson.OTHER || value instanceof Long);
        } catch (UndecodableException e) {
            return false;
        }
    }
}
