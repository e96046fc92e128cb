#!/usr/bin/env bash
# lite-chat takes the option proxyServer, as the full client has it, and does not use it: create() opens a socket to
# {SDKAppID}w4c.my-imcloud.com, before anybody logs in. The full client opens the one that proxyServer names. So a test that only sets
# the option talks to the real service; the host itself has to be led elsewhere.
# Tried with @tencentcloud/lite-chat 4.2.1 and @tencentcloud/chat 3.6.6 (npm), Node 20; the sockets are noted, none is opened.
# Needs Node with npm. Prints what it saw; fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --ignore-scripts --no-audit --no-fund @tencentcloud/lite-chat@4.2.1 @tencentcloud/chat@3.6.6 > npm.log 2>&1

cat > create.js << 'JS'
const say = (text) => process.stdout.write(text + '\n');
for (const chatter of ['log', 'info', 'debug', 'warn', 'error']) {
    console[chatter] = () => {};
}
globalThis.WebSocket = class {
    constructor(address) {
        say(new URL(address).host);
    }
    addEventListener() {}
    send() {}
    close() {}
};
process.on('uncaughtException', () => {}); // lite-chat is for pages: in Node it fails after it has opened its socket
setTimeout(() => process.exit(), 1500);
const TencentCloudChat = require(process.argv[2]);
const chat = TencentCloudChat.create({SDKAppID: 1400000001, proxyServer: 'ws://127.0.0.1:18080'});
if (process.argv[3] === 'login') {
    chat.login({userID: 'alice', userSig: 'none'}).catch(() => {});
}
JS

lite=$(node create.js @tencentcloud/lite-chat 2> /dev/null | sort -u)
full=$(node create.js @tencentcloud/chat login 2> /dev/null | sort -u)
echo "lite-chat 4.2.1, create:      $lite"
echo "chat 3.6.6, create and login: $full"
[ "$lite" = 1400000001w4c.my-imcloud.com ]
[ "$full" = 127.0.0.1:18080 ]
