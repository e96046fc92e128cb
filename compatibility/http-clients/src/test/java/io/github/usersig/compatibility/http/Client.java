package io.github.usersig.compatibility.http;

import static io.github.usersig.compatibility.http.Call.BODY;
import static io.github.usersig.compatibility.http.Call.COMMAND;
import static io.github.usersig.compatibility.http.Call.encoded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import cn.hutool.core.net.url.UrlBuilder;
import cn.hutool.core.util.URLUtil;
import cn.hutool.http.HttpRequest;
import com.dtflys.forest.Forest;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.HttpClientBuilder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Query;

/** An HTTP client that teams use: the right way to send a UserSig, and a wrong one that is common. */
enum Client {
    REST_TEMPLATE("70003", "is URL-encoded once more than it was decoded") {
        @Override
        String right(Call call) {
            RestTemplate client = new RestTemplate();
            client.setUriTemplateHandler(new DefaultUriBuilderFactory()); // encodes a + too, which its own leaves
            String url = call.endpoint() + "/" + COMMAND + TEMPLATE;
            return requireNonNull(
                    client.postForObject(url, json(BODY), String.class, call.sdkAppId(), call.admin(), call.userSig()));
        }

        @Override
        String wrong(Call call) {
            return requireNonNull(new RestTemplate().postForObject(call.encodedUrl(), json(BODY), String.class));
        }

        private static org.springframework.http.HttpEntity<String> json(String body) {
            org.springframework.http.HttpHeaders headers = new org.springframework.http.HttpHeaders();
            headers.setContentType(org.springframework.http.MediaType.APPLICATION_JSON);
            return new org.springframework.http.HttpEntity<>(body, headers);
        }
    },
    REST_CLIENT("70003", "is URL-encoded once more than it was decoded") {
        @Override
        String right(Call call) {
            return requireNonNull(RestClient.create(call.endpoint().toString())
                    .post()
                    .uri("/" + COMMAND + TEMPLATE, call.sdkAppId(), call.admin(), call.userSig())
                    .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                    .body(BODY)
                    .retrieve()
                    .body(String.class));
        }

        @Override
        String wrong(Call call) {
            return requireNonNull(RestClient.create()
                    .post()
                    .uri(call.encodedUrl())
                    .body(BODY)
                    .retrieve()
                    .body(String.class));
        }
    },
    WEB_CLIENT("70003", "is URL-encoded once more than it was decoded") {
        @Override
        String right(Call call) {
            return requireNonNull(WebClient.create(call.endpoint().toString())
                    .post()
                    .uri("/" + COMMAND + TEMPLATE, call.sdkAppId(), call.admin(), call.userSig())
                    .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                    .bodyValue(BODY)
                    .retrieve()
                    .bodyToMono(String.class)
                    .block());
        }

        @Override
        String wrong(Call call) {
            return requireNonNull(WebClient.create()
                    .post()
                    .uri(call.encodedUrl())
                    .bodyValue(BODY)
                    .retrieve()
                    .bodyToMono(String.class)
                    .block());
        }
    },
    FEIGN("60012", "sdkappid is missing in the URL") {
        @Override
        String right(Call call) {
            return Feign.builder()
                    .target(FeignApi.class, call.endpoint().toString())
                    .accountCheck(call.sdkAppId(), call.admin(), call.userSig(), BODY);
        }

        @Override
        String wrong(Call call) {
            return Feign.builder()
                    .target(FeignApi.class, call.endpoint().toString())
                    .withQuery(call.encodedUrl().replaceFirst("[^?]*[?]", ""), BODY);
        }
    },
    RETROFIT("70003", "is URL-encoded once more than it was decoded") {
        @Override
        String right(Call call) throws IOException {
            RetrofitApi api = new Retrofit.Builder()
                    .baseUrl(call.endpoint().toString())
                    .build()
                    .create(RetrofitApi.class);
            RequestBody body = RequestBody.create(BODY, MediaType.get("application/json"));
            return text(api.accountCheck(call.sdkAppId(), call.admin(), call.userSig(), 4711, "json", body)
                    .execute()
                    .body());
        }

        @Override
        String wrong(Call call) throws IOException {
            RetrofitApi api = new Retrofit.Builder()
                    .baseUrl(call.endpoint().toString())
                    .build()
                    .create(RetrofitApi.class);
            RequestBody body = RequestBody.create(BODY, MediaType.get("application/json"));
            return text(api.accountCheck(call.sdkAppId(), call.admin(), encoded(call.userSig()), 4711, "json", body)
                    .execute()
                    .body());
        }
    },
    OKHTTP("70003", "is URL-encoded once more than it was decoded") {
        @Override
        String right(Call call) throws IOException {
            HttpUrl url = HttpUrl.get(call.endpoint() + "/" + COMMAND)
                    .newBuilder()
                    .addQueryParameter("sdkappid", Long.toString(call.sdkAppId()))
                    .addQueryParameter("identifier", call.admin())
                    .addQueryParameter("usersig", call.userSig())
                    .addQueryParameter("random", "4711")
                    .addQueryParameter("contenttype", "json")
                    .build();
            return send(url);
        }

        @Override
        String wrong(Call call) throws IOException {
            return send(HttpUrl.get(call.endpoint() + "/" + COMMAND)
                    .newBuilder()
                    .addQueryParameter("sdkappid", Long.toString(call.sdkAppId()))
                    .addQueryParameter("identifier", call.admin())
                    .addQueryParameter("usersig", encoded(call.userSig()))
                    .addQueryParameter("contenttype", "json")
                    .build());
        }

        private static String send(HttpUrl url) throws IOException {
            RequestBody body = RequestBody.create(BODY, MediaType.get("application/json"));
            Request request = new Request.Builder().url(url).post(body).build();
            try (Response response = new OkHttpClient().newCall(request).execute()) {
                return text(response.body());
            }
        }
    },
    APACHE_4("70003", "is URL-encoded once more than it was decoded") {
        @Override
        String right(Call call) throws Exception {
            org.apache.http.client.methods.HttpPost post = new org.apache.http.client.methods.HttpPost(
                    new org.apache.http.client.utils.URIBuilder(call.endpoint() + "/" + COMMAND)
                            .addParameter("sdkappid", Long.toString(call.sdkAppId()))
                            .addParameter("identifier", call.admin())
                            .addParameter("usersig", call.userSig())
                            .addParameter("random", "4711")
                            .addParameter("contenttype", "json")
                            .build());
            post.setEntity(new org.apache.http.entity.StringEntity(BODY, ContentType.APPLICATION_JSON)); // in UTF-8
            return send(post);
        }

        @Override
        String wrong(Call call) throws Exception {
            org.apache.http.client.methods.HttpPost post = new org.apache.http.client.methods.HttpPost(
                    new org.apache.http.client.utils.URIBuilder(call.endpoint() + "/" + COMMAND)
                            .addParameter("sdkappid", Long.toString(call.sdkAppId()))
                            .addParameter("identifier", call.admin())
                            .addParameter("usersig", encoded(call.userSig()))
                            .addParameter("contenttype", "json")
                            .build());
            post.setEntity(new org.apache.http.entity.StringEntity(BODY, ContentType.APPLICATION_JSON));
            return send(post);
        }

        private static String send(org.apache.http.client.methods.HttpPost post) throws IOException {
            try (org.apache.http.impl.client.CloseableHttpClient client =
                            HttpClientBuilder.create().build();
                    org.apache.http.client.methods.CloseableHttpResponse response = client.execute(post)) {
                return org.apache.http.util.EntityUtils.toString(response.getEntity(), UTF_8);
            }
        }
    },
    APACHE_5("60003", "is form-encoded (name=value): send the JSON object itself") {
        @Override
        String right(Call call) throws Exception {
            HttpPost post = new HttpPost(new URIBuilder(call.endpoint() + "/" + COMMAND)
                    .addParameter("sdkappid", Long.toString(call.sdkAppId()))
                    .addParameter("identifier", call.admin())
                    .addParameter("usersig", call.userSig())
                    .addParameter("random", "4711")
                    .addParameter("contenttype", "json")
                    .build());
            return send(post, new StringEntity(BODY, org.apache.hc.core5.http.ContentType.APPLICATION_JSON));
        }

        @Override
        String wrong(Call call) throws Exception {
            return send(
                    new HttpPost(call.encodedUrl()),
                    new UrlEncodedFormEntity(List.of(new BasicNameValuePair("CheckItem", "alice"))));
        }

        private static String send(HttpPost post, HttpEntity body) throws IOException {
            post.setEntity(body);
            try (CloseableHttpClient client = HttpClients.createDefault()) {
                return client.execute(post, response -> EntityUtils.toString(response.getEntity(), UTF_8));
            }
        }
    },
    HUTOOL("70013", "a + in a URL stands for a space: write %2B") {
        @Override
        String right(Call call) {
            String url = call.endpoint() + "/" + COMMAND + "?sdkappid=" + call.sdkAppId() + "&identifier="
                    + URLUtil.encodeAll(call.admin()) + "&usersig=" + URLUtil.encodeAll(call.userSig())
                    + "&random=4711&contenttype=json";
            return HttpRequest.post(url).body(BODY).execute().body();
        }

        @Override
        String wrong(Call call) {
            UrlBuilder url = UrlBuilder.of(call.endpoint().toString(), UTF_8)
                    .addPath(COMMAND)
                    .addQuery("sdkappid", call.sdkAppId())
                    .addQuery("identifier", call.admin()) // leaves a + as it is
                    .addQuery("usersig", call.userSig())
                    .addQuery("contenttype", "json");
            return HttpRequest.of(url)
                    .method(cn.hutool.http.Method.POST)
                    .body(BODY)
                    .execute()
                    .body();
        }
    },
    FOREST("70013", "a + in a URL stands for a space: write %2B") {
        @Override
        String right(Call call) {
            return Forest.post(call.endpoint() + "/" + COMMAND)
                    .addQuery("sdkappid", call.sdkAppId())
                    .addQuery("identifier", call.admin(), true, "UTF-8") // true: a + is encoded too
                    .addQuery("usersig", call.userSig(), true, "UTF-8")
                    .addQuery("random", 4711)
                    .addQuery("contenttype", "json")
                    .contentTypeJson()
                    .addBody(BODY)
                    .execute(String.class);
        }

        @Override
        String wrong(Call call) {
            return Forest.post(call.endpoint() + "/" + COMMAND)
                    .addQuery("sdkappid", call.sdkAppId())
                    .addQuery("identifier", call.admin())
                    .addQuery("usersig", call.userSig())
                    .addQuery("contenttype", "json")
                    .contentTypeJson()
                    .addBody(BODY)
                    .execute(String.class);
        }
    };

    private static final String TEMPLATE =
            "?sdkappid={sdkappid}&identifier={identifier}&usersig={usersig}&random=4711&contenttype=json";

    private final String code;
    private final String reason;

    /** The wrong way is refused with this code, for this reason. */
    Client(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    String code() {
        return code;
    }

    String reason() {
        return reason;
    }

    abstract String right(Call call) throws Exception;

    abstract String wrong(Call call) throws Exception;

    private static String text(ResponseBody body) throws IOException {
        return body.string();
    }

    interface FeignApi {

        @RequestLine(
                "POST /v4/im_open_login_svc/account_check?sdkappid={sdkappid}&identifier={identifier}&usersig={usersig}"
                        + "&random=4711&contenttype=json")
        @Headers("Content-Type: application/json")
        String accountCheck(
                @Param("sdkappid") long sdkAppId,
                @Param("identifier") String admin,
                @Param("usersig") String userSig,
                String body);

        @RequestLine("POST /v4/im_open_login_svc/account_check?{query}")
        @Headers("Content-Type: application/json")
        String withQuery(@Param("query") String query, String body);
    }

    interface RetrofitApi {

        @POST("v4/im_open_login_svc/account_check")
        retrofit2.Call<ResponseBody> accountCheck(
                @Query("sdkappid") long sdkAppId,
                @Query("identifier") String admin,
                @Query("usersig") String userSig,
                @Query("random") long random,
                @Query("contenttype") String contentType,
                @Body RequestBody body);
    }
}
