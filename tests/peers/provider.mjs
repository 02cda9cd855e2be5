// A provider certified by the OpenID Foundation, as its package is, with one client: the city under test.
import Provider from 'oidc-provider';

const [port, site] = process.argv.slice(2);
const provider = new Provider(`http://localhost:${port}`, {
  clients: [{
    client_id: 'ome',
    redirect_uris: [`${site}/sign-in/with/digital-id/back`],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks_uri: `${site}/sign-in/client-keys`,
  }],
  pkce: { required: () => true },
  // By itself it asks no address of this machine for a client's keys, where the city under test stands.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
});
provider.listen(Number(port), () => console.log('listening'));
