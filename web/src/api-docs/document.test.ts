import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiDocument } from '../../dev/api-document';

const yaml = readFileSync(new URL('../../../docs/api/openapi.yaml', import.meta.url), 'utf8');

test('the description of the API is sound OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(apiDocument(yaml))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('a description that is not sound is found out', async () => {
  const broken = apiDocument(yaml.replace('operationId: me\n', 'operationId: [me]\n'));
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

test('the page tells the codes of a refusal', () => {
  const responses = (apiDocument(yaml) as { components: { responses: Record<string, { description: string }> } }).components.responses;
  expect(responses['NotFound']?.description).toBe('There is nothing here for this caller.\n\n`not-found`');
});
