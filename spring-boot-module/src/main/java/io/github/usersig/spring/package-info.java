/**
 * Spring contexts whose app works with the mock.
 *
 * <pre>{@code
 * @SpringBootTest
 * @EnableMockIm(accounts = {"alice", "bob"})
 * @MockImProperties({"im.sdk-app-id={sdkAppId}", "im.secret-key={secretKey}", "im.endpoint={endpoint}"})
 * class LoginTest {
 *     @Test
 *     void logsAliceIn(@Autowired TokenService tokens, MockIm im) { ... }
 * }
 * }</pre>
 */
@NullMarked
package io.github.usersig.spring;

import org.jspecify.annotations.NullMarked;
