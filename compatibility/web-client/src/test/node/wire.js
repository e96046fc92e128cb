/* Commands come in and answers go out as lines of JSON; what else a client would print is dropped. */
const readline = require('node:readline');

const tell = (message) => process.stdout.write(JSON.stringify(message) + '\n');
for (const chatter of ['log', 'info', 'debug', 'warn', 'error']) {
    console[chatter] = () => {};
}
process.on('unhandledRejection', (error) => tell({event: 'UNHANDLED', data: String(error?.stack ?? error), code: error?.code}));

function serve(handle) {
    const lines = readline.createInterface({input: process.stdin});
    lines.on('line', (line) => handle(JSON.parse(line)));
    lines.on('close', () => process.exit());
    tell({event: 'STARTED', data: null});
}

module.exports = {tell, serve};
