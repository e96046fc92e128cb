/*
 * A page that an app has made with the vendor's UI kit, in a browser: node in-ui-kit.js <folder of the page> <browser>, run where
 * node_modules is. With TLS_PORT the page finds the real service's hosts at that port of this machine. What a user does are the
 * commands.
 */
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const {createRequire} = require('node:module');
const {tell, serve} = require('./wire.js');

const installed = createRequire(process.cwd() + '/');
const [, , folder, browser] = process.argv;
const types = {'.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png'};

const pages = http.createServer((request, response) => {
    const wanted = new URL(request.url, 'http://127.0.0.1').pathname;
    const file = path.join(folder, wanted === '/' ? 'index.html' : path.normalize(wanted));
    if (!fs.existsSync(file)) {
        response.writeHead(404).end();
        return;
    }
    response.writeHead(200, {'content-type': types[path.extname(file)] ?? 'application/octet-stream'}).end(fs.readFileSync(file));
});

async function open() {
    const chromium = await installed('playwright-core').chromium.launch({
        executablePath: browser,
        headless: true,
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--ignore-certificate-errors',
            `--host-resolver-rules=MAP *.my-imcloud.com 127.0.0.1:${process.env.TLS_PORT}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`],
    });
    return chromium.newPage({viewport: {width: 1100, height: 700}});
}

pages.listen(0, '127.0.0.1', async () => {
    const page = await open();
    page.on('pageerror', (error) => tell({event: 'PAGE_ERROR', data: String(error.stack ?? error)}));
    const actions = {
        logIn: (login) => page.goto(`http://127.0.0.1:${pages.address().port}/?${new URLSearchParams(login)}`).then(() => null),
        read: (text) => page.getByText(text).first().waitFor().then(() => null),
        click: (text) => page.getByText(text).first().click(),
        write: async (text) => {
            await page.locator('[contenteditable=true]').first().click();
            await page.keyboard.type(text);
            await page.keyboard.press('Enter');
        },
        takePicture: (file) => page.screenshot({path: file}).then(() => null),
    };
    serve(async ({id, method, args}) => {
        try {
            tell({id, ok: (await actions[method](...args)) ?? null});
        } catch (error) {
            tell({id, error: {code: -1, message: String(error.message ?? error)}});
        }
    });
});
