import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const SOURCE = new URL('../../docs/api/openapi.yaml', import.meta.url);

interface Response {
  description?: string;
  'x-codes'?: string[];
}

/** The API's description, with the codes of each refusal in its text, where any reader of OpenAPI shows them. */
export function apiDocument(yaml: string): Record<string, unknown> {
  const document = parse(yaml) as Record<string, unknown>;
  tellCodes(document);
  return document;
}

function tellCodes(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const { 'x-codes': codes, description } = node as Response;
  if (Array.isArray(codes)) (node as Response).description = `${description ?? ''}\n\n${codes.map((code) => `\`${code}\``).join(' · ')}`;
  Object.values(node).forEach(tellCodes);
}

/** Puts docs/api/openapi.yaml on the site, as it is and as the page shows it. */
export const apiDocumentPlugin: Plugin = {
  name: 'stellar-api-document',
  generateBundle() {
    const yaml = readFileSync(SOURCE, 'utf8');
    this.emitFile({ type: 'asset', fileName: 'openapi.yaml', source: yaml });
    this.emitFile({ type: 'asset', fileName: 'openapi.json', source: JSON.stringify(apiDocument(yaml)) });
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      if (request.url !== '/openapi.yaml' && request.url !== '/openapi.json') return next();
      const yaml = readFileSync(SOURCE, 'utf8');
      response.end(request.url === '/openapi.yaml' ? yaml : JSON.stringify(apiDocument(yaml)));
    });
  },
};
