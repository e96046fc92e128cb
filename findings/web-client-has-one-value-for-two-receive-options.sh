#!/usr/bin/env bash
# Two of the constants for "do not disturb, but for mentions" have one and the same value: an app that offers both, and
# stores what the user chose, cannot tell them apart. The third has a value of its own.
# Tried with @tencentcloud/chat 3.6.6 (npm, unmodified) in Node 20.20.2, against a few lines of WebSocket server.
# Needs Node 20 and npm. Prints what it saw; fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @tencentcloud/chat@3.6.6 ws@8.18.3

cat > finding.js << 'JS'
const {WebSocket, WebSocketServer} = require('ws');
globalThis.WebSocket = WebSocket;
const say = console.log;
for (const chatter of ['log', 'info', 'debug', 'warn', 'error']) {
    console[chatter] = () => {};
}
const Chat = require('@tencentcloud/chat');
const logins = {A2Key: 'a2', TinyId: '144115200000000001', InstId: 1};
const answers = {
    'im_open_status.wslogin': logins,
    'recentcontact.page_get': {
        CompleteFlag: 1, TimeStamp: 1, StartIndex: 0, TopTimeStamp: 0, TopStartIndex: 0, SessionItem: [],
    },
    'openim.getmsg': {Cookie: '', SyncFlag: 2, MsgList: []},
    'openim.sendmsg': {MsgTime: 1700000000, MsgKey: 'key'},
    'sns.friend_get': {CompleteFlag: 1, NextStartIndex: 0, UserDataItem: [], StandardSequence: 0, CustomSequence: 0},
    'sns.black_list_get': {BlackListItem: [], StartIndex: 0},
    'profile.portrait_get_all': {UserProfileItem: []},
    'openim.get_peer_read_time': {ReadTime: [0]},
};

/** Answers whatever a client asks, and remembers it. */
function backEnd() {
    const end = {asked: [], sockets: []};
    const of = (command) => end.asked.filter(({head}) => head.servcmd === command);
    return new Promise((listening) => {
        const server = new WebSocketServer({host: '127.0.0.1', port: 0}, () =>
            listening(Object.assign(end, {url: 'ws://127.0.0.1:' + server.address().port, of})));
        server.on('connection', (socket) => {
            end.sockets.push(socket);
            socket.on('message', (frame) => {
                const {head, body} = JSON.parse(frame);
                end.asked.push({head, body});
                const ok = {ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: ''};
                const answer = {
                    head: {servcmd: head.servcmd, seq: head.seq}, body: {...ok, ...answers[head.servcmd]},
                };
                socket.send(Buffer.from(JSON.stringify(answer)));
            });
        });
    });
}

function client(end, sdkAppId = 1400000001) {
    const chat = Chat.create({SDKAppID: sdkAppId, proxyServer: end.url});
    chat.setLogLevel(4);
    return chat;
}

const ready = (chat, userID) => new Promise((onReady, failed) => {
    chat.on(Chat.EVENT.SDK_READY, onReady);
    chat.login({userID, userSig: 'sig'}).catch(failed);
});
const text = (chat, words = 'hello') =>
    chat.createTextMessage({to: 'bob', conversationType: Chat.TYPES.CONV_C2C, payload: {text: words}});
const pause = (millis) => new Promise((over) => setTimeout(over, millis));
const outcome = (promise) => promise.then(
    ({data}) => 'resolves ' + (data.repeatLogin ? 'repeatLogin' : ''), ({code, message}) => `rejects ${code} ${message}`);

async function finding() {
    const {RECEIVE_WITH_OFFLINE_PUSH_EXCEPT_AT: a, NOT_RECEIVE_OFFLINE_PUSH_EXCEPT_AT: b, NOT_RECEIVE_MSG_EXCEPT_AT: c} =
        Chat.TYPES;
    say(a, b, c);
}
finding().then(() => process.exit(0), (error) => { say('failed', error); process.exit(1); });
JS
timeout 60 node finding.js | tee seen

grep -qx 'AcceptNotNotifyExceptAt AcceptNotNotifyExceptAt NotReceiveMsgExceptAt' seen
