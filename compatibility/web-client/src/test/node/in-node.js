/* A chat client in Node: node in-node.js <package>, run where node_modules is. */
const {createRequire} = require('node:module');
const {tell, serve} = require('./wire.js');
const {chatDriver} = require('./chat.js');

const installed = createRequire(process.cwd() + '/');
const WebSocket = installed('ws');

/* A client that ignored where it was sent would knock at the real service. */
globalThis.WebSocket = class extends WebSocket {
    constructor(address, ...rest) {
        if (!['127.0.0.1', 'localhost'].includes(new URL(address).hostname)) {
            throw new Error('the client wants to leave this machine: ' + new URL(address).host);
        }
        super(address, ...rest);
        this.on('error', () => {}); // nobody's in a browser either, where only who asked is told
    }
};

serve(chatDriver(installed(process.argv[2]), tell));
