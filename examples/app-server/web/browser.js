/*
 * The messenger in a browser, without the browser: node browser.js <app server> <IM's server> <user> <password>.
 * Prints what its user would see, a line each.
 */
globalThis.WebSocket ??= require('ws'); // older Node has none
console.info = console.log = console.warn = () => {}; // the SDK's own words

const TencentCloudChat = require('@tencentcloud/chat');

const {EVENT, TYPES} = TencentCloudChat;
const [appServer, imServer, userId, password] = process.argv.slice(2);
let chat;

const print = (line) => process.stdout.write(line + '\n');

async function signIn() {
    const answer = await fetch(`${appServer}/login`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({userId, password}),
    });
    if (!answer.ok) {
        throw new Error(`the app server says ${answer.status}`);
    }
    const {sdkAppId, userSig} = await answer.json();
    chat ??= open(sdkAppId);
    await chat.login({userID: userId, userSig});
}

function open(sdkAppId) {
    const opened = TencentCloudChat.create({SDKAppID: sdkAppId, proxyServer: imServer});
    opened.on(EVENT.SDK_READY, () => print('ready'));
    opened.on(EVENT.MESSAGE_RECEIVED, ({data: messages}) => messages.forEach(show));
    // What came before the SDK was ready, be it while nobody was there, is in the conversations only.
    opened.on(EVENT.TOTAL_UNREAD_MESSAGE_COUNT_UPDATED, () => showUnread().catch(fail));
    opened.on(EVENT.KICKED_OUT, ({data}) => {
        print(`signed out: ${data.type}`);
        if (data.type === TYPES.KICKED_OUT_USERSIG_EXPIRED) {
            signIn().catch(fail);
        }
    });
    return opened;
}

const shown = new Set();

function show(message) {
    if (message.type === TYPES.MSG_TEXT && !shown.has(message.ID)) {
        shown.add(message.ID);
        print(`${message.from}: ${message.payload.text}`);
    }
}

async function showUnread() {
    const {data: {conversationList}} = await chat.getConversationList();
    for (const {conversationID, unreadCount} of conversationList.filter((it) => it.unreadCount > 0)) {
        const {data: {messageList}} = await chat.getMessageList({conversationID});
        messageList.slice(-unreadCount).forEach(show);
    }
}

const fail = (error) => print(`not signed in: ${error.code ?? error.message}`);

process.stdin.on('end', () => process.exit()).resume();
signIn().catch(fail);
