/*
 * Drives one chat client, in Node and in a page alike: takes commands {id, method, args}, answers {id, ok} or {id, error},
 * and tells every event of the client as {event, data}. Methods are the client's own, but for those of `composed`. An argument
 * {$message: ID}, at any depth, stands for a message that this client has made or knows, with $payload for one that is changed
 * thus; {$tell: NAME} for a function that tells what it is called with as the event NAME, the same one each time.
 */
function chatDriver(TencentCloudChat, tell, TIMUploadPlugin) {
    let chat;
    const made = new Map();
    const received = new Map(); // the client itself knows one of a new group only a little later

    const plain = (value) => JSON.parse(JSON.stringify(value ?? null));

    const tellers = new Map();

    function teller(name) {
        if (!tellers.has(name)) {
            tellers.set(name, (it) => tell({event: name, data: plain(it?.data ?? it)}));
        }
        return tellers.get(name);
    }

    function real(value) {
        if (Array.isArray(value)) {
            return value.map(real);
        }
        if (value === null || typeof value !== 'object') {
            return value;
        }
        if ('$message' in value) {
            const message = chat.findMessage(value.$message) ?? made.get(value.$message) ?? received.get(value.$message);
            if (!message) {
                throw new Error('no message ' + value.$message);
            }
            Object.assign(message.payload, value.$payload);
            return message;
        }
        if ('$tell' in value) {
            return teller(value.$tell);
        }
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, real(inner)]));
    }

    function remember(method, answer) {
        if (/^create[A-Za-z]*Message$/.test(method)) {
            made.set(answer.ID, answer);
        }
        return answer;
    }

    const composed = {
        create(options) {
            chat = TencentCloudChat.create(options);
            chat.setLogLevel(4); // none
            if (TIMUploadPlugin) {
                chat.registerPlugin({'tim-upload-plugin': TIMUploadPlugin});
            }
            for (const [name, event] of Object.entries(TencentCloudChat.EVENT)) {
                chat.on(event, ({data}) => tell({event: name, data: plain(data)}));
            }
            chat.on(TencentCloudChat.EVENT.MESSAGE_RECEIVED, ({data}) => data.forEach((it) => received.set(it.ID, it)));
            return {version: TencentCloudChat.VERSION};
        },
        methods: () => Object.keys(chat).filter((name) => typeof chat[name] === 'function'),
        sendText({to, conversationType, text, needReadReceipt}) {
            const message = chat.createTextMessage({to, conversationType, payload: {text}, needReadReceipt});
            return chat.sendMessage(message);
        },
        /* A picture, file, sound or video of these bytes, which the page makes a file of as if somebody had picked it. */
        sendFile({to, method, name, type, base64}) {
            const file = new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, {type});
            const message = chat[method]({to, conversationType: 'C2C', payload: {file}});
            return chat.sendMessage(message);
        },
        /* What a page gets that fetches an address: the status, some headers, and the bytes. */
        async fetchFile(url) {
            const response = await fetch(url);
            const bytes = new Uint8Array(await response.arrayBuffer());
            return {status: response.status, type: response.headers.get('content-type'), base64: btoa(String.fromCharCode(...bytes))};
        },
    };

    return async function handle({id, method, args}) {
        try {
            const call = composed[method] ?? chat[method].bind(chat);
            const answer = remember(method, await call(...args.map(real)));
            tell({id, ok: plain(answer?.inviteID ? answer : answer?.data ?? answer)});
        } catch (error) {
            tell({id, error: {code: error.code ?? -1, message: String(error.message ?? error)}});
        }
    };
}

if (typeof module !== 'undefined') {
    module.exports = {chatDriver};
}
