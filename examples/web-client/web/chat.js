/* What Acme's page does with the chat SDK. */
const TencentCloudChat = require('@tencentcloud/chat');

/**
 * Opens the chat for a user and keeps it open: when the UserSig runs out, it fetches another.
 *
 * @param fetchUserSig asks Acme's server for a UserSig of this user
 * @param imServer where IM is, as ws://host:port; nothing for Tencent's own
 * @param tell is told what happens: {ready}, {from, text}, {signedOut}
 * @return a function that sends a text: (to, text)
 */
async function openChat({sdkAppId, userId, fetchUserSig, imServer, tell}) {
    const {EVENT, TYPES} = TencentCloudChat;
    const chat = TencentCloudChat.create({SDKAppID: sdkAppId, proxyServer: imServer});
    const login = async () => chat.login({userID: userId, userSig: await fetchUserSig(userId)});
    const fail = (error) => tell({signedOut: error.code});

    chat.on(EVENT.SDK_READY, () => tell({ready: true}));
    chat.on(EVENT.MESSAGE_RECEIVED, ({data: messages}) => {
        for (const message of messages.filter((it) => it.type === TYPES.MSG_TEXT)) {
            tell({from: message.from, text: message.payload.text});
        }
    });
    chat.on(EVENT.KICKED_OUT, ({data}) => {
        if (data.type === TYPES.KICKED_OUT_USERSIG_EXPIRED) {
            login().catch(fail);
        } else {
            tell({signedOut: data.type});
        }
    });
    await login().catch(fail);

    return (to, text) => chat.sendMessage(
        chat.createTextMessage({to, conversationType: TYPES.CONV_C2C, payload: {text}}));
}

module.exports = {openChat};
