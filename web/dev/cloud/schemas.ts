import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Property, SpecDatabase, Resource as Schema } from '@aws-cdk/service-spec-types';
import { resourcesOf, type Template } from './template';

/** What a resource of these two is, no schema says: see the rules of our own. */
const SAM = 'AWS::Serverless::';

const PSEUDO = new Set(['AccountId', 'NoValue', 'Partition', 'Region', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`));

/** What `!GetAtt` may ask of what SAM makes. */
const OF_SAM = new Set(['Arn', 'ApiEndpoint']);

let loaded: SpecDatabase | undefined;

function database(): SpecDatabase {
  return (loaded ??= loadAwsServiceSpecSync());
}

function schemaOf(type: string): Schema | undefined {
  return database().lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

/** All that does not hold against what CloudFormation publishes of its resources: a sentence each. */
export function faultsOf(template: Template): string[] {
  const faults: string[] = [];
  const resources = resourcesOf(template);
  for (const [name, resource] of Object.entries(resources)) {
    if (!resource.Type.startsWith(SAM)) {
      const schema = schemaOf(resource.Type);
      if (!schema) faults.push(`${name}: CloudFormation has no ${resource.Type}.`);
      else checkProperties(name, resource.Properties ?? {}, schema.properties, faults);
    }
    references(resource, (reference) => faults.push(...faultOf(name, reference, template, resources)));
  }
  references(template.Outputs, (reference) => faults.push(...faultOf('Outputs', reference, template, resources)));
  return faults;
}

type Reference = { readonly name: string; readonly attribute?: string };

function faultOf(where: string, { name, attribute }: Reference, template: Template, resources: Template['Resources']): string[] {
  const alias = name.endsWith('.Alias') ? name.slice(0, -'.Alias'.length) : undefined;
  if (attribute === undefined && (PSEUDO.has(name) || template.Parameters?.[name])) return [];
  if (attribute === 'FunctionUrl' && resources[name.replace(/Url$/, '')]?.Properties?.['FunctionUrlConfig']) return [];
  const resource = resources[alias ?? name];
  if (!resource) return LOOP.has(name) ? [] : [`${where} refers to ${name}, which is not there.`];
  if (attribute === undefined || (resource.Type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.'))) return [];
  const known = resource.Type.startsWith(SAM) ? OF_SAM : new Set(Object.keys(schemaOf(resource.Type)?.attributes ?? {}));
  return known.has(attribute) ? [] : [`${where} asks for ${name}.${attribute}, which a ${resource.Type} does not have.`];
}

/** The variables of `Fn::ForEach`. */
const LOOP = new Set(['Function', 'Queue']);

function references(node: unknown, found: (reference: Reference) => void): void {
  if (Array.isArray(node)) node.forEach((each) => references(each, found));
  else if (node !== null && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'Ref') found({ name: String(value) });
      else if (key === 'Fn::GetAtt') found({ name: String((value as string[])[0]), attribute: String((value as string[])[1]) });
      else if (key === 'Fn::Sub') substituted(value, found);
      else references(value, found);
    }
  }
}

function substituted(value: unknown, found: (reference: Reference) => void): void {
  const [text, given] = Array.isArray(value) ? (value as [string, Record<string, unknown>]) : [String(value), {}];
  references(given, found);
  for (const [, name = ''] of text.matchAll(/\$\{([^!}][^}]*)}/g)) {
    const dot = name.indexOf('.');
    if (!(name in given)) found(dot < 0 ? { name } : { name: name.slice(0, dot), attribute: name.slice(dot + 1) });
  }
}

function checkProperties(where: string, given: Record<string, unknown>, known: Record<string, Property>, faults: string[]): void {
  for (const [name, value] of Object.entries(given)) {
    const property = known[name];
    if (property) checkValue(`${where}.${name}`, value, [property.type, ...(property.previousTypes ?? [])], faults);
    else faults.push(`${where} has the property ${name}, which CloudFormation does not know.`);
  }
  for (const [name, property] of Object.entries(known)) {
    if (property.required && !(name in given)) faults.push(`${where} lacks the property ${name}.`);
  }
}

/** A value is sound if it is by one of the types; a function of the template's is looked into where it chooses. */
function checkValue(where: string, value: unknown, types: PropertyType[], faults: string[]): void {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const [key = '', argument] = Object.entries(value)[0] ?? [];
    if (key === 'Fn::If') {
      (argument as unknown[]).slice(1).forEach((either) => checkValue(where, either, types, faults));
      return;
    }
    if (key === 'Ref' || key.startsWith('Fn::')) return;
  }
  const tries = types.map((type) => {
    const found: string[] = [];
    checkType(where, value, type, found);
    return found;
  });
  if (tries.every((found) => found.length > 0)) faults.push(...(tries[0] ?? []));
}

function checkType(where: string, value: unknown, type: PropertyType, faults: string[]): void {
  const is = typeof value;
  switch (type.type) {
    case 'ref': {
      const definition = database().get('typeDefinition', type.reference.$ref);
      if (is !== 'object' || Array.isArray(value)) faults.push(`${where} must be a ${definition.name}, but is ${String(value)}.`);
      else checkProperties(where, value as Record<string, unknown>, definition.properties, faults);
      return;
    }
    case 'array':
      if (!Array.isArray(value)) faults.push(`${where} must be a list.`);
      else value.forEach((each, at) => checkValue(`${where}[${at}]`, each, [type.element], faults));
      return;
    case 'map':
      if (is !== 'object' || Array.isArray(value)) faults.push(`${where} must be a map.`);
      else Object.entries(value as object).forEach(([key, each]) => checkValue(`${where}.${key}`, each, [type.element], faults));
      return;
    case 'union':
      checkValue(where, value, type.types, faults);
      return;
    case 'integer':
    case 'number':
      if (Number.isNaN(Number(value)) || is === 'object') faults.push(`${where} must be a number, but is ${JSON.stringify(value)}.`);
      break;
    case 'boolean':
      if (!['true', 'false'].includes(String(value))) faults.push(`${where} must be true or false, but is ${JSON.stringify(value)}.`);
      break;
    case 'string':
    case 'date-time':
      if (is === 'object') faults.push(`${where} must be text, but is ${JSON.stringify(value)}.`);
      break;
    default:
      return;
  }
  const allowed: unknown[] = 'allowedValues' in type ? (type.allowedValues ?? []) : [];
  if (allowed.length > 0 && !allowed.map(String).includes(String(value))) {
    faults.push(`${where} is ${String(value)}, but may be ${allowed.join(', ')}.`);
  }
}
