/*
 * A chat client in a page: node in-chromium.js <package> <browser>, run where node_modules is. With TLS_PORT it finds the real service's
 * hosts at that port of this machine.
 */
const fs = require('node:fs');
const http = require('node:http');
const {createRequire} = require('node:module');
const {tell, serve} = require('./wire.js');

const installed = createRequire(process.cwd() + '/');
const [, , client, browser] = process.argv;

const files = {
    '/': ['text/html', '<!doctype html><meta charset="utf-8"><script src="client.js"></script>'
        + '<script src="upload.js"></script><script src="chat.js"></script>'],
    '/client.js': ['text/javascript', fs.readFileSync(installed.resolve(client))],
    '/upload.js': ['text/javascript', fs.readFileSync(installed.resolve('tim-upload-plugin'))],
    '/chat.js': ['text/javascript', fs.readFileSync(__dirname + '/chat.js')],
};

function hosts(tlsPort) {
    return tlsPort
        ? ['--ignore-certificate-errors', `--host-resolver-rules=MAP *.my-imcloud.com 127.0.0.1:${tlsPort}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`]
        : ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
}

async function open(address) {
    // Playwright makes a user data directory for each launch and removes it.
    const chromium = await installed('playwright-core').chromium.launch({
        executablePath: browser,
        headless: true,
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
            ...hosts(process.env.TLS_PORT)],
    });
    const page = await chromium.newPage();
    page.on('pageerror', (error) => tell({event: 'UNHANDLED', data: String(error.stack ?? error)}));
    await page.exposeFunction('tell', tell);
    await page.goto(address);
    await page.evaluate('window.handle = chatDriver(window.TencentCloudChat ?? window.TIM, tell, TIMUploadPlugin)');
    return page;
}

http.createServer((request, response) => {
    const [type, body] = files[request.url] ?? ['text/plain', ''];
    response.writeHead(body ? 200 : 404, {'content-type': type}).end(body);
}).listen(0, '127.0.0.1', async function () {
    const page = await open(`http://127.0.0.1:${this.address().port}/`);
    serve((command) => page.evaluate((it) => window.handle(it), command));
});
