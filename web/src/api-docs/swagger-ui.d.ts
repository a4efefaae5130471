/** The part of Swagger UI that the page uses; the package brings no types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  export interface ApiRequest {
    url: string;
    headers: Record<string, string>;
  }
  export default function SwaggerUI(options: {
    domNode: HTMLElement;
    url: string;
    deepLinking: boolean;
    docExpansion: 'list' | 'none';
    defaultModelsExpandDepth: number;
    validatorUrl: null;
    onComplete: () => void;
    requestInterceptor: (request: ApiRequest) => Promise<ApiRequest>;
  }): unknown;
}
