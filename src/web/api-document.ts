import type { OpenApiDocument } from './page/reference-view.js';

/** The OpenAPI document of the running service: made once the routes are known, then never changed. */
export class ApiDocument {
  private document: OpenApiDocument | undefined;

  set(document: OpenApiDocument): void {
    this.document = document;
  }

  /** @throws Error before the routes are known */
  get(): OpenApiDocument {
    if (this.document === undefined) throw new Error('the OpenAPI document has not been made yet');
    return this.document;
  }
}
