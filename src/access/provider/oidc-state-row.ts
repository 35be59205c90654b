import { Entity } from 'typeorm';
import { Text, Whole } from '../../database/column.js';

/**
 * Something that the embedded provider remembers for minutes: an authorization request, its code, an assertion's jti. People are
 * in it only as the provider's opaque subjects: no name, no holder code. What is in clear here opens nothing by itself: cookies
 * that name a row are signed, a code needs its PKCE verifier, and access tokens are never stored.
 */
@Entity('oidc_state')
export class OidcStateRow {
  /** The provider's name for the kind of thing, `AuthorizationCode`. */
  @Text('model', 'primary') model!: string;
  @Text('id', 'primary') id!: string;
  /** JSON. */
  @Text('payload') payload!: string;
  /** Milliseconds since 1970. */
  @Whole('expires_at') expiresAt!: number;
  @Text('uid', 'nullable') uid!: string | null;
  @Text('user_code', 'nullable') userCode!: string | null;
  @Text('grant_id', 'nullable') grantId!: string | null;
  /** Milliseconds since 1970; set once. */
  @Whole('consumed_at', 'nullable') consumedAt!: number | null;
}
