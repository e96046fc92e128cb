/*
 * Drives one chat client, in Node and in a page alike: takes commands {id, method, args}, answers {id, ok} or {id, error},
 * and tells every event of the client as {event, data}. Methods are the client's own, but for those of `composed`.
 */
function chatDriver(TencentCloudChat, tell) {
    let chat;

    const plain = (value) => JSON.parse(JSON.stringify(value ?? null));

    const composed = {
        create(options) {
            chat = TencentCloudChat.create(options);
            chat.setLogLevel(4); // none
            for (const [name, event] of Object.entries(TencentCloudChat.EVENT)) {
                chat.on(event, ({data}) => tell({event: name, data: plain(data)}));
            }
            return {version: TencentCloudChat.VERSION};
        },
        sendText({to, conversationType, text, needReadReceipt}) {
            const message = chat.createTextMessage({to, conversationType, payload: {text}, needReadReceipt});
            return chat.sendMessage(message);
        },
        revokeMessage: ({ID}) => chat.revokeMessage(chat.findMessage(ID)),
        sendMessageReadReceipt: ({ID}) => chat.sendMessageReadReceipt([chat.findMessage(ID)]),
    };

    return async function handle({id, method, args}) {
        try {
            const answer = await (composed[method] ?? chat[method].bind(chat))(...args);
            tell({id, ok: plain(answer?.data ?? answer)});
        } catch (error) {
            tell({id, error: {code: error.code ?? -1, message: String(error.message ?? error)}});
        }
    };
}

if (typeof module !== 'undefined') {
    module.exports = {chatDriver};
}
