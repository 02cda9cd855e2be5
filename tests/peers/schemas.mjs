// A validator written by somebody else: ajv, unmodified, with the dialect 2020-12 and its formats. It reads a file of JSON,
// { "checks": [{ "name", "schema", "data": [] }] }, and says which data a schema does not admit and why. node schemas.mjs FILE
import { readFile } from 'node:fs/promises';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const { checks } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const said = [];
for (const { name, schema, data } of checks) {
  const ajv = addFormats(new Ajv({ strict: true, strictRequired: false, allErrors: false, allowUnionTypes: true }));
  // Keywords of our own tell what a schema can't.
  for (const own of new Set(JSON.stringify(schema).match(/(?<=")x-[a-z-]+(?=":)/g) ?? [])) ajv.addKeyword(own);
  const admits = ajv.compile(schema);
  data.forEach((one, at) => {
    if (!admits(one)) said.push({ name, at, wrong: ajv.errorsText(admits.errors, { dataVar: '' }) });
  });
}
console.log(JSON.stringify(said));
