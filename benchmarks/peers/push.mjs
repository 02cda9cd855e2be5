// npm web-push: as many messages of 200 bytes a second as it encrypts; with the word "tokens", each with its signed token as it sends them.
import { createECDH, randomBytes } from 'node:crypto';
import push from 'web-push';

const signs = process.argv[2] === 'tokens';
const browsers = Array.from({ length: 256 }, () => ({
  endpoint: 'https://fcm.googleapis.com/fcm/send/a',
  keys: { p256dh: createECDH('prime256v1').generateKeys('base64url'), auth: randomBytes(16).toString('base64url') },
}));
const keys = push.generateVAPIDKeys();
const options = { vapidDetails: { subject: 'mailto:city@example.jp', ...keys }, contentEncoding: 'aes128gcm' };
const payload = 'a'.repeat(200);
const send = browser => signs
  ? push.generateRequestDetails(browser, payload, options)
  : push.encrypt(browser.keys.p256dh, browser.keys.auth, payload, 'aes128gcm');
const turn = seconds => {
  const began = process.hrtime.bigint();
  let done = 0;
  while (process.hrtime.bigint() - began < BigInt(seconds) * 1_000_000_000n) send(browsers[done++ % browsers.length]);
  return done / (Number(process.hrtime.bigint() - began) / 1e9);
};
turn(1);
console.log(turn(3));
