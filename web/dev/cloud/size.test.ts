import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { resourcesAfterSam } from './size';
import { readTemplate } from './template';

const FILE = new URL('../../../template.yaml', import.meta.url);

/** CloudFormation's 500, less room for one more function with four routes. */
const MOST_RESOURCES = 490;

const BY_SAM_ITSELF = `
import sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse
class Policies:
    def load(self):
        return {}
template = yaml_parse(open(sys.argv[1]).read())
template['Globals']['Function']['CodeUri'] = 's3://bucket/key'
print(len(transform(template, {}, Policies())['Resources']))
`;

it('template.yaml stays below what CloudFormation takes: 500 resources, 200 parameters, 1 MB', () => {
  const template = readTemplate(FILE);

  expect(resourcesAfterSam(template), 'move something into a nested stack').toBeLessThanOrEqual(MOST_RESOURCES);
  expect(Object.keys(template.Parameters ?? {}).length).toBeLessThanOrEqual(200);
  expect(statSync(FILE).size).toBeLessThan(1_000_000);
});

it('SAM makes as many resources of it as are counted here', ({ skip }) => {
  let made: string;
  try {
    made = execFileSync('python3', ['-c', BY_SAM_ITSELF, fileURLToPath(FILE)], {
      encoding: 'utf8',
      env: { ...process.env, AWS_DEFAULT_REGION: 'eu-west-3' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (failed) {
    const said = String((failed as { stderr?: unknown }).stderr ?? failed);
    if (!/No module named|ENOENT/.test(said)) throw failed;
    console.warn("SAM's translator (Python's aws-sam-translator) is not installed: nobody has compared our count of template.yaml with SAM's.");
    return skip();
  }
  expect(resourcesAfterSam(readTemplate(FILE))).toBe(Number(made));
});
