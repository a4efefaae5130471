import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readTemplate } from './template';

const site = readTemplate(new URL('../../../infrastructure/site/site.yaml', import.meta.url));
const code = String(site.Resources['Pages']?.Properties?.['FunctionCode']);
const fileFor = (uri: string): string => String(runInNewContext(`${code}; handler({ request: { uri } }).uri`, { uri }));

interface Behavior {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: string;
  readonly FunctionAssociations?: unknown[];
}
const distribution = site.Resources['Distribution']?.Properties?.['DistributionConfig'] as {
  readonly CacheBehaviors: Behavior[];
  readonly DefaultCacheBehavior: Behavior;
  readonly CustomErrorResponses?: unknown;
  readonly ViewerCertificate: unknown;
};

describe('what CloudFront gives for a path', () => {
  it.each(['/', '/fr/telescopes/vega', '/en/spectate/secret', '/signed-in', '/fr/api-docs'])('%s is a page', (path) => {
    expect(fileFor(path)).toBe('/index.html');
  });

  it.each(['/assets/index-B7h3kQ1x.js', '/service-worker.js', '/openapi.yaml', '/favicon.svg', '/not-there.png'])('%s is itself', (path) => {
    expect(fileFor(path)).toBe(path);
  });

  it('the API and the health have a way of their own, without the pages in place of what is not found', () => {
    expect(distribution.CacheBehaviors.map((way) => [way.PathPattern, way.TargetOriginId, way.FunctionAssociations])).toEqual([
      ['/api/*', 'api', undefined],
      ['/health', 'api', undefined],
    ]);
    expect(distribution.CustomErrorResponses).toBeUndefined();
    expect(distribution.DefaultCacheBehavior.TargetOriginId).toBe('files');
  });

  it('nothing is answered without encryption, and with a domain nothing below TLS 1.2', () => {
    expect([distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors].map((way) => way.ViewerProtocolPolicy)).toEqual([
      'redirect-to-https',
      'https-only',
      'https-only',
    ]);
    expect(JSON.stringify(distribution.ViewerCertificate)).toContain('TLSv1.2_2021');
  });
});
