/*
 * Drives one published web client in Node, for parity. A line of JSON that comes in is {id, method, args}; what goes out is {id, ok},
 * {id, error: {code, message}}, or {event, data} for whatever the client tells. Methods are the client's own, but for those of
 * `composed`. An argument {$message: ID, payload}, at any depth, stands for a message that this client has made or got, with what of
 * its payload is changed. UserSigs come in by these lines and by nothing else. With the end of the input the process ends.
 */
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const {createRequire} = require('node:module');

fs.unlinkSync(__filename); // it was written for this process alone

const tell = (message) => process.stdout.write(JSON.stringify(message) + '\n');
for (const chatter of ['log', 'info', 'debug', 'warn', 'error']) {
    console[chatter] = () => {}; // the client's own; the lines are for answers
}
process.on('unhandledRejection', () => {}); // what the client asks by itself and does not look at

/* What says nothing of the service: what the client keeps for itself, its own clock and numbers, and what nobody else may have. */
const OWN = new Set(['a2Key', 'clientSequence', 'clientTime', 'instanceID', 'purchaseBits', 'senderTinyID', 'tinyID']);
const plain = (value) => JSON.parse(JSON.stringify(value ?? null, (name, inner) =>
    name.startsWith('_') || OWN.has(name) ? undefined : inner));

/* The folder has the client in its node_modules, or is the client itself. */
function load(folder) {
    const installed = createRequire(folder + path.sep);
    const isClient = (name) => fs.existsSync(path.join(folder, 'package.json'))
        && JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).name === name;
    return {installed, TencentCloudChat: installed(isClient('@tencentcloud/chat') ? folder : '@tencentcloud/chat')};
}

/* Node has WebSockets of its own from version 22 on. A client that is led somewhere must not go anywhere else. */
function provideWebSocket(installed, leadTo) {
    const Base = globalThis.WebSocket ?? installed('ws');
    const only = leadTo && new URL(leadTo).host;
    globalThis.WebSocket = class extends Base {
        constructor(address, ...rest) {
            if (only && new URL(address).host !== only) {
                throw new Error('the client wants to go to ' + new URL(address).host + ', and is to go to ' + only);
            }
            super(address, ...rest);
            this.on?.('error', () => {}); // nobody's in a browser either, where only who asked is told
        }
    };
}

let TencentCloudChat;
let chat;
const messages = new Map(); // the client itself knows one of a new group only a little later

const remember = (message) => message?.ID && messages.set(message.ID, message);

function real(value) {
    if (Array.isArray(value)) {
        return value.map(real);
    }
    if (value === null || typeof value !== 'object') {
        return value;
    }
    if ('$message' in value) {
        const message = chat.findMessage(value.$message) ?? messages.get(value.$message);
        if (!message) {
            throw new Error('the client knows no message ' + value.$message);
        }
        Object.assign(message.payload, value.payload);
        return message;
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, real(inner)]));
}

/* Resolves with the next event of this name. */
const next = (event) => new Promise((resolve) => {
    const once = () => {
        chat.off(event, once);
        resolve();
    };
    chat.on(event, once);
});

const composed = {
    create({folder, sdkAppId, leadTo}) {
        const loaded = load(folder);
        TencentCloudChat = loaded.TencentCloudChat.default ?? loaded.TencentCloudChat;
        provideWebSocket(loaded.installed, leadTo);
        chat = TencentCloudChat.create({SDKAppID: sdkAppId, ...(leadTo ? {proxyServer: leadTo} : {})});
        chat.setLogLevel(4); // none
        for (const [name, event] of Object.entries(TencentCloudChat.EVENT)) {
            chat.on(event, (it) => tell({event: name, data: plain(it?.data)}));
        }
        chat.on(TencentCloudChat.EVENT.MESSAGE_RECEIVED, ({data}) => data.forEach(remember));
        return {version: TencentCloudChat.VERSION, events: Object.keys(TencentCloudChat.EVENT)};
    },
    /* Logs in, and waits until the client has read what it reads then. */
    async login({userID, userSig}) {
        const isReady = next(TencentCloudChat.EVENT.SDK_READY);
        const answer = await chat.login({userID, userSig});
        if (!answer.data.repeatLogin) {
            await isReady;
        }
        const {actionStatus, errorCode, errorInfo, repeatLogin} = answer.data;
        return {actionStatus, errorCode, errorInfo, repeatLogin};
    },
    async sendText({to, conversationType, text, needReadReceipt}) {
        const message = chat.createTextMessage({to, conversationType: conversationType ?? 'C2C', payload: {text}, needReadReceipt});
        const answer = await chat.sendMessage(message);
        remember(answer.data.message);
        return answer;
    },
};

async function handle({id, method, args}) {
    try {
        const call = composed[method] ?? chat[method];
        if (typeof call !== 'function') {
            throw Object.assign(new Error('the client has no method ' + method), {code: 'no-method'});
        }
        const answer = await call.apply(composed[method] ? composed : chat, args.map(real));
        tell({id, ok: plain(answer?.data ?? answer)});
    } catch (error) {
        tell({id, error: {code: error?.code ?? -1, message: String(error?.message ?? error)}});
    }
}

const lines = readline.createInterface({input: process.stdin});
lines.on('line', (line) => handle(JSON.parse(line)));
lines.on('close', () => process.exit());
tell({event: 'STARTED', data: null});
