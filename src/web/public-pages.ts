import type { Catalogue } from '../catalogue/catalogue.js';
import type { PublishTrustList } from '../trust/publish-trust-list.js';
import type { Names } from './texts/lang.js';
import type { Frame, PageView } from './page/page-view.js';
import { referenceView, type OpenApiDocument } from './page/reference-view.js';

/** What the verifier in the browser asks about a licence type. */
export interface CodeLabels {
  readonly names: Names;
  readonly codeFields: readonly { readonly key: number; readonly label: Names }[];
}

/** What the public pages show. */
export class PublicPages {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly trustList: PublishTrustList,
    private readonly frame: Frame,
  ) {}

  landing(): PageView {
    return { ...this.frame, page: 'landing' };
  }

  async verifier(): Promise<PageView> {
    return { ...this.frame, page: 'verify', trustListKeys: [await this.trustList.verificationKey()] };
  }

  reference(document: OpenApiDocument): PageView {
    return { ...this.frame, ...referenceView(document, '/openapi.json') };
  }

  /** @throws Refusal LICENCE_TYPE_UNKNOWN */
  async codeLabels(code: string, version: number): Promise<CodeLabels> {
    const { names, fields } = await this.catalogue.version(code, version);
    return { names, codeFields: fields.flatMap(({ codeKey, label }) => (codeKey === undefined ? [] : [{ key: codeKey, label }])) };
  }
}
