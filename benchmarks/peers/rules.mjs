// json-logic-js: a rule of three clauses, as many times a second as it can.
import jsonLogic from 'json-logic-js';

const rule = { and: [{ '==': [{ var: 'kind' }, 'new'] }, { '>=': [{ var: 'dogs' }, 2] }, { '<=': [{ var: 'since' }, '2026-11-01'] }] };
const data = { kind: 'new', dogs: 2, since: '2026-10-01' };
const turns = 300000;
for (let i = 0; i < turns; i++) jsonLogic.apply(rule, data);
const before = process.hrtime.bigint();
let held = 0;
for (let i = 0; i < turns; i++) if (jsonLogic.apply(rule, data)) held++;
if (held !== turns) throw new Error('the rule does not hold');
console.log(Number(process.hrtime.bigint() - before) / turns);
