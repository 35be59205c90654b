import type { JsonValue } from '../../primitives/canonical-json.js';
import { fromBase64url } from '../../primitives/encodings/base64url.js';
import type { SignedJws } from './compact-jws.js';
import { digestOf, type Disclosure, type Hash } from './disclosure.js';
import type { SealedLicenceClaims } from './sealed-claims.js';
import { readSealedLicence, type SealedLicence } from './sealed-licence.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A sealed licence that this repository put together itself, judged when it was issued, and has kept under a cipher that shows any change since: it
 * is taken apart only as far as it is asked about. What tells its fields is read at once; the token with everything in it is read, as strictly as
 * a stranger's, when its header, claims or signature are wanted. @throws RangeError for what should never have been kept
 */
export class KeptLicence implements SealedLicence {
  readonly token: string;
  readonly disclosures: readonly Disclosure[];
  private whole: SealedLicence | undefined;

  constructor(
    private readonly text: string,
    private readonly hash: Hash,
  ) {
    const [token = '', ...rest] = text.split('~');
    this.token = token;
    this.disclosures = rest.slice(0, -1).map((each) => keptDisclosure(each, hash));
  }

  get jws(): SignedJws {
    return this.read().jws;
  }

  get claims(): SealedLicenceClaims {
    return this.read().claims;
  }

  private read(): SealedLicence {
    if (this.whole !== undefined) return this.whole;
    const reading = readSealedLicence(this.text, this.hash);
    // Not the caller's doing, whoever asks.
    if (!reading.readable) throw new RangeError(`a kept licence cannot be read: ${reading.detail}`);
    this.whole = reading.sealed;
    return reading.sealed;
  }
}

function keptDisclosure(text: string, hash: Hash): Disclosure {
  const [, name = '', value = null] = saltNameValue(text);
  return {
    text,
    name,
    value,
    get digest() {
      return digestOf(text, hash);
    },
  };
}

/** @throws RangeError where it is none: not the caller's doing either */
function saltNameValue(text: string): readonly [salt: string, name: string, value: JsonValue] {
  try {
    return JSON.parse(utf8.decode(fromBase64url(text))) as readonly [string, string, JsonValue];
  } catch (cause) {
    throw new RangeError('a disclosure of a kept licence cannot be read', { cause });
  }
}
