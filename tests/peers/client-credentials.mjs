// An outside system written by somebody else: openid-client, a certified relying party, unmodified. It finds the server by
// its metadata, proves itself by private_key_jwt, and calls the path it is told. node client-credentials.mjs ISSUER CLIENT KEY PATH
import * as client from 'openid-client';

const [issuer, id, key, path] = process.argv.slice(2);
const jwk = JSON.parse(key);
const algorithm = jwk.kty === 'EC' ? { name: 'ECDSA', namedCurve: 'P-256' } : { name: jwk.alg === 'PS256' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const own = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
const server = await client.discovery(new URL(issuer), id, undefined, client.PrivateKeyJwt(own), {
  algorithm: 'oauth2',
  execute: [client.allowInsecureRequests], // the test's server speaks HTTP on this machine
});
const token = await client.clientCredentialsGrant(server, { scope: 'applications.read' });
const answer = await client.fetchProtectedResource(server, token.access_token, new URL(path, issuer), 'GET');
const page = await answer.json();
await client.tokenRevocation(server, token.access_token);
const after = await client.fetchProtectedResource(server, token.access_token, new URL(path, issuer), 'GET').then(r => r.status, e => e.status ?? e.cause?.[0]?.scheme ?? String(e));
console.log(JSON.stringify({ type: token.token_type, scope: token.scope, seconds: token.expires_in, status: answer.status, applications: page.applications.length, after }));
