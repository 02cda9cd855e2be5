// @formio/core: rows with five conditional groups each, validated as on submission. Prints milliseconds.
import { processSync, Processors } from '@formio/core';

const rows = Number(process.argv[2]);
const panel = n => ({
  type: 'panel', key: `panel${n}`, input: false, customConditional: '', conditional: { show: true, conjunction: 'all', conditions: [{ component: 'rows.kind', operator: 'isEqual', value: `k${n}` }] },
  components: [
    { type: 'textfield', key: `name${n}`, input: true, validate: { required: true, maxLength: 100 } },
    { type: 'number', key: `amount${n}`, input: true, validate: { required: true, min: 0, max: 1000 } },
  ],
});
const components = [{ type: 'datagrid', key: 'rows', input: true, components: [
  { type: 'select', key: 'kind', input: true, data: { values: [1, 2, 3, 4, 5].map(n => ({ label: `k${n}`, value: `k${n}` })) }, validate: { required: true } },
  ...[1, 2, 3, 4, 5].map(panel)] }];
const data = { rows: Array.from({ length: rows }, (_, i) => ({ kind: `k${i % 5 + 1}`, [`name${i % 5 + 1}`]: 'a', [`amount${i % 5 + 1}`]: 5 })) };
const once = () => {
  const context = { form: { components }, submission: { data }, data: structuredClone(data), components, scope: {}, processors: Processors, instances: {}, config: { server: true } };
  processSync(context);
  return (context.scope.errors ?? []).length;
};
once();
const before = process.hrtime.bigint();
const wrong = once();
console.log(Number(process.hrtime.bigint() - before) / 1e6, wrong);
