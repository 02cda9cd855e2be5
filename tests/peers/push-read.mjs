// npm http_ece, unmodified: what does a browser with this key and secret read in a push message (RFC 8291)?
// node push-read.mjs PRIVATE-KEY AUTH BODY, each in base64url; the answer in base64url too.
import { createECDH } from 'node:crypto';
import ece from 'http_ece';

const [key, auth, body] = process.argv.slice(2);
const browser = createECDH('prime256v1');
browser.setPrivateKey(Buffer.from(key, 'base64url'));
const read = ece.decrypt(Buffer.from(body, 'base64url'), { version: 'aes128gcm', privateKey: browser, authSecret: auth });
console.log(read.toString('base64url'));
