#!/usr/bin/env bash
# The web client works out the difference between its clock and the server once, at login. When a test then moves Date
# by a day (mockdate), MsgClientTime is a day ahead of the server, and so is the message's ID on both ends.
# Tried with @tencentcloud/chat 3.6.6 (npm, unmodified) with mockdate 3.0.5 in Node 20.20.2, against a few lines of WebSocket server.
# Needs Node 20 and npm. Prints what it saw; fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @tencentcloud/chat@3.6.6 ws@8.18.3 mockdate@3.0.5

cat > finding.js << 'JS'
const {WebSocket, WebSocketServer} = require('ws');
globalThis.WebSocket = WebSocket;
const say = console.log;
for (const chatter of ['log', 'info', 'debug', 'warn', 'error']) {
    console[chatter] = () => {};
}
const Chat = require('@tencentcloud/chat');
const MockDate = require('mockdate');
const logins = {A2Key: 'a2', TinyId: '144115200000000001', InstId: 1, TimeStamp: Math.floor(Date.now() / 1000)};
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
    const end = await backEnd();
    const chat = client(end);
    await ready(chat, 'alice');
    const today = Math.floor(Date.now() / 1000);
    MockDate.set((today + 86400) * 1000);
    const message = text(chat);
    await chat.sendMessage(message);
    const {body} = end.of('openim.sendmsg')[0];
    const days = (time) => Math.round((time - today) / 86400);
    say('days ahead: MsgClientTime', days(body.MsgClientTime), 'ID', days(Number(message.ID.split('-')[1])));
}
finding().then(() => process.exit(0), (error) => { say('failed', error); process.exit(1); });
JS
timeout 60 node finding.js | tee seen

grep -qx 'days ahead: MsgClientTime 1 ID 1' seen
