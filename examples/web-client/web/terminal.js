/*
 * The chat without a page: node terminal.js <SDKAppID> <UserID> <Acme's server> [IM's server].
 * Type "bob hello" to send; what comes in is printed as "bob: hello".
 */
globalThis.WebSocket ??= require('ws'); // older Node has none
console.info = console.log = console.warn = () => {}; // the SDK's own words

const readline = require('node:readline');
const {openChat} = require('./chat.js');

const [sdkAppId, userId, acme, imServer] = process.argv.slice(2);

const print = (line) => process.stdout.write(line + '\n');

async function fetchUserSig(user) {
    const answer = await fetch(`${acme}/usersig?user=${encodeURIComponent(user)}`);
    if (!answer.ok) {
        throw new Error(`no UserSig for ${user}: ${answer.status}`);
    }
    return answer.text();
}

function tell({ready, from, text, signedOut}) {
    if (ready) print('ready');
    if (text !== undefined) print(`${from}: ${text}`);
    if (signedOut !== undefined) print(`signed out: ${signedOut}`);
}

openChat({sdkAppId: Number(sdkAppId), userId, fetchUserSig, imServer, tell}).then((send) => {
    readline.createInterface({input: process.stdin}).on('line', (line) => {
        const [to, ...words] = line.split(' ');
        send(to, words.join(' ')).catch((error) => print(`not sent: ${error.code}`));
    }).on('close', () => process.exit());
});
