import { readFileSync } from 'node:fs';
import { parse, type ScalarTag, type CollectionTag } from 'yaml';

/** A CloudFormation template, its short forms written out: `!Ref X` is `{ Ref: 'X' }`. */
export interface Template {
  readonly Parameters?: Record<string, { Type: string }>;
  readonly Conditions?: Record<string, unknown>;
  readonly Globals?: Record<string, Record<string, unknown>>;
  readonly Resources: Record<string, Resource>;
  readonly Outputs?: Record<string, { Value: unknown }>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

const WITHOUT_PREFIX = new Set(['Ref', 'Condition']);

const FUNCTIONS = ['Ref', 'Condition', 'Sub', 'GetAtt', 'Join', 'Split', 'Select', 'If', 'Equals', 'Not', 'And', 'Or'];

function longForm(name: string, value: unknown): Record<string, unknown> {
  if (name === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [WITHOUT_PREFIX.has(name) ? name : `Fn::${name}`]: value };
}

const tags = FUNCTIONS.flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (text: string) => longForm(name, text) },
  { tag: `!${name}`, collection: 'seq', resolve: (list) => longForm(name, (list as { toJSON(): unknown }).toJSON()) },
  { tag: `!${name}`, collection: 'map', resolve: (map) => longForm(name, (map as { toJSON(): unknown }).toJSON()) },
]);

/** Reads a template; a tag that is not known is an error. */
export function readTemplate(file: URL): Template {
  return parse(readFileSync(file, 'utf8'), { customTags: tags, strict: true, logLevel: 'error' }) as Template;
}

/** The resources, with those that `Fn::ForEach` makes of one value of its list, which stands for all. */
export function resourcesOf(template: Template): Record<string, Resource> {
  return Object.fromEntries(
    Object.entries(template.Resources as Record<string, unknown>).flatMap(([name, value]) =>
      name.startsWith('Fn::ForEach::')
        ? Object.entries((value as [string, unknown, Record<string, Resource>])[2])
        : [[name, value as Resource]],
    ),
  );
}
