import { describe, expect, it } from 'vitest';
import { faultsOf } from './schemas';
import { readTemplate, type Template } from './template';

const HOME = new URL('../../../', import.meta.url);

describe('the templates, against what CloudFormation publishes of its resources', () => {
  it.each(['template.yaml', 'infrastructure/site/site.yaml', 'infrastructure/console/functions.yaml', 'infrastructure/console/console.yaml'])(
    'nothing of %s is unknown, missing, of another type, or refers to nowhere',
    (file) => {
      expect(faultsOf(readTemplate(new URL(file, HOME)))).toEqual([]);
    },
  );
});

describe('the check itself', () => {
  const faults = (Resources: unknown): string[] => faultsOf({ Resources } as Template);

  it('names a property that CloudFormation does not know, however deep', () => {
    expect(faults({ B: { Type: 'AWS::S3::Bucket', Properties: { CorsConfiguration: { CorsRules: [{ AllowedMethod: 'GET' }] } } } })).toEqual([
      'B.CorsConfiguration.CorsRules[0] has the property AllowedMethod, which CloudFormation does not know.',
      'B.CorsConfiguration.CorsRules[0] lacks the property AllowedMethods.',
      'B.CorsConfiguration.CorsRules[0] lacks the property AllowedOrigins.',
    ]);
  });

  it('names a value of another type, and one that is not allowed, in both arms of a choice', () => {
    expect(faults({ L: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: { 'Fn::If': ['C', 91, 'long'] } } } })).toEqual([
      expect.stringMatching(/^L\.RetentionInDays is 91, but may be 1, 3, /),
      'L.RetentionInDays must be a number, but is "long".',
      expect.stringMatching(/^L\.RetentionInDays is long, but may be /),
    ]);
  });

  it('knows the address that SAM makes of a function that wants one, and of no other', () => {
    const functions = (Properties: unknown): unknown => ({
      F: { Type: 'AWS::Serverless::Function', Properties },
      Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['FUrl', 'FunctionUrl'] } } },
    });

    expect(faults(functions({ FunctionUrlConfig: { AuthType: 'NONE' } }))).toEqual([]);
    expect(faults(functions({}))).toEqual(['Q refers to FUrl, which is not there.']);
  });

  it('names what is referred to and not there, and an attribute that there is not', () => {
    expect(
      faults({
        Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Nobody}-${Q.Colour}' } } },
        R: { Type: 'AWS::SQS::Rope', Properties: { X: { Ref: 'Nothing' } } },
      }),
    ).toEqual([
      'Q refers to Nobody, which is not there.',
      'Q asks for Q.Colour, which a AWS::SQS::Queue does not have.',
      'R: CloudFormation has no AWS::SQS::Rope.',
      'R refers to Nothing, which is not there.',
    ]);
  });
});
