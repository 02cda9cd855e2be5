// LINE's own library, @line/bot-sdk, unmodified: does it take the city's signature, and what would Node sign?
// node line-signature.mjs SECRET BODY SIGNATURE
import { createHmac } from 'node:crypto';
import { validateSignature } from '@line/bot-sdk';

const [secret, body, signature] = process.argv.slice(2);
const theirs = createHmac('sha256', secret).update(body).digest('base64');
console.log(JSON.stringify({
  takes: validateSignature(body, secret, signature),
  takesChanged: validateSignature(body + ' ', secret, signature),
  takesOtherSecret: validateSignature(body, secret + 'a', signature),
  takesTheirs: validateSignature(body, secret, theirs),
  theirs,
}));
