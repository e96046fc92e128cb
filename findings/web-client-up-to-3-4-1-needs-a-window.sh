#!/usr/bin/env bash
# The web client cannot be created in Node up to 3.4.1: create() wants a global `window`. 3.4.8 and 3.6.6 work there, if there is a
# WebSocket. A test in Node that is to try older clients needs a page for them.
# Tried with @tencentcloud/chat 3.2.9, 3.4.1, 3.4.8 and 3.6.6 (npm), Node 20; no socket is opened.
# Needs Node with npm. Prints what it saw; fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --ignore-scripts --no-audit --no-fund --legacy-peer-deps \
    v3.2.9@npm:@tencentcloud/chat@3.2.9 v3.4.1@npm:@tencentcloud/chat@3.4.1 \
    v3.4.8@npm:@tencentcloud/chat@3.4.8 v3.6.6@npm:@tencentcloud/chat@3.6.6 > npm.log 2>&1

cat > create.js << 'JS'
const say = (text) => process.stdout.write(text + '\n');
for (const chatter of ['log', 'info', 'debug', 'warn', 'error']) {
    console[chatter] = () => {};
}
globalThis.WebSocket = class {
    addEventListener() {}
    send() {}
    close() {}
};
try {
    require(process.argv[2]).create({SDKAppID: 1400000001, proxyServer: 'ws://127.0.0.1:18080'});
    say('created');
} catch (error) {
    say(error.message);
}
process.exit();
JS

seen=$(for version in 3.2.9 3.4.1 3.4.8 3.6.6; do echo "$version: $(node create.js "v$version" 2> /dev/null)"; done)
echo "$seen"
[ "$seen" = '3.2.9: window is not defined
3.4.1: window is not defined
3.4.8: created
3.6.6: created' ]
