// npm jose, unmodified: whom does a token for a push service name (RFC 8292), judged at a given time?
// node push-token.mjs AUTHORIZATION AUDIENCE SECONDS
import { importJWK, jwtVerify } from 'jose';

const [authorization, audience, seconds] = process.argv.slice(2);
const { t, k } = Object.fromEntries(authorization.slice('vapid '.length).split(', ').map(part => [part[0], part.slice(2)]));
const point = Buffer.from(k, 'base64url');
const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
const { payload } = await jwtVerify(t, await importJWK(jwk, 'ES256'), { audience, algorithms: ['ES256'], currentDate: new Date(1000 * Number(seconds)) });
console.log(JSON.stringify(payload));
