package io.github.usersig.compatibility.http;

import com.alibaba.fastjson2.annotation.JSONField;
import com.alibaba.fastjson2.support.spring6.http.converter.FastJsonHttpMessageConverter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Apps that answer webhooks with Spring MVC, each by another JSON library, rightly and with mistakes that are common. */
final class Receivers {

    private Receivers() {}

    /** What of a webhook an app reads. MsgSeq has 32 bits without a sign: an int cannot hold it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Webhook(
            @JsonProperty("CallbackCommand") @JSONField(name = "CallbackCommand")
            String callbackCommand,

            @JsonProperty("MsgSeq") @JSONField(name = "MsgSeq")
            long msgSeq) {}

    /** The same with a number that is too small. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SmallWebhook(
            @JsonProperty("MsgSeq") @JSONField(name = "MsgSeq")
            int msgSeq) {}

    /** What it answers. */
    record Answer(
            @JsonProperty("ActionStatus") @JSONField(name = "ActionStatus")
            String actionStatus,

            @JsonProperty("ErrorCode") @JSONField(name = "ErrorCode")
            int errorCode,

            @JsonProperty("ErrorInfo") @JSONField(name = "ErrorInfo")
            String errorInfo) {}

    /** The same without the names that the service wants. */
    record SmallLetters(String actionStatus, int errorCode, String errorInfo) {}

    @RestController
    static final class App {

        private long lastMsgSeq;

        @PostMapping("/im/webhook")
        Answer right(@RequestBody Webhook webhook) {
            lastMsgSeq = webhook.msgSeq();
            return new Answer("OK", webhook.callbackCommand().contains("Before") ? 1 : 0, "not today");
        }

        @PostMapping("/im/small-letters")
        SmallLetters smallLetters(@RequestBody Webhook webhook) {
            return new SmallLetters("OK", 0, "");
        }

        @PostMapping("/im/small-number")
        Answer smallNumber(@RequestBody SmallWebhook webhook) {
            return new Answer("OK", 0, "");
        }

        @PostMapping("/im/nothing")
        void nothing(@RequestBody Webhook webhook) {}

        long lastMsgSeq() {
            return lastMsgSeq;
        }
    }

    /** A JSON library. */
    enum Library {
        JACKSON_2 {
            @Override
            @SuppressWarnings("removal") // teams that go on to Spring 7 have it still
            HttpMessageConverter<?> converter() {
                return new MappingJackson2HttpMessageConverter();
            }
        },
        JACKSON_3 {
            @Override
            HttpMessageConverter<?> converter() {
                return new JacksonJsonHttpMessageConverter();
            }
        },
        FASTJSON_2 {
            @Override
            HttpMessageConverter<?> converter() {
                return new FastJsonHttpMessageConverter();
            }
        };

        abstract HttpMessageConverter<?> converter();

        List<HttpMessageConverter<?>> converters() {
            return List.of(converter());
        }
    }
}
