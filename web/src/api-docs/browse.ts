import SwaggerUI, { type ApiRequest } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';
import './night.css';

/** Where the build puts the API's description. */
const DOCUMENT = '/openapi.json';

/** What is tried on the page is asked with this, in this language. */
export interface Asking {
  readonly token: () => Promise<string | undefined>;
  readonly language: () => string;
}

/** A request to the API as the person at the page makes it; a token that was typed in goes before the session's. */
export async function asPerson(request: ApiRequest, asking: Asking, origin: string): Promise<ApiRequest> {
  const { origin: to, pathname } = new URL(request.url, origin);
  if (to !== origin || !pathname.startsWith('/api/')) return request;
  const headers: Record<string, string> = { ...request.headers, 'Accept-Language': asking.language() };
  if (headers['Authorization'] === undefined) {
    // Without a session, or when it cannot be asked for, the request goes as nobody's and the API says so.
    const token = await asking.token().catch(() => undefined);
    if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
  }
  return Object.assign(request, { headers });
}

/** Draws the description of the API. This module is large: it is loaded when the page is opened, and by nothing else. */
export function browse(domNode: HTMLElement, asking: Asking, drawn: () => void): void {
  SwaggerUI({
    domNode,
    url: DOCUMENT,
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    onComplete: drawn,
    requestInterceptor: (request) => asPerson(request, asking, location.origin),
  });
}
