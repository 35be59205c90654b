import { deflate } from '../../primitives/deflate.js';
import { epochSeconds, type Clock, type Instant } from '../../primitives/clock.js';
import { hex, sha256 } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { KeyVault } from '../../pki/vault/key-vault.js';
import type { TrustedKeys } from '../../trust/trusted-keys.js';
import { assembleJws, type JoseAlgorithm } from '../sealed/compact-jws.js';
import type { LicenceStore } from '../register/licence-store.js';
import { compressStatuses, packStatuses, STATUS_LIST_SIZE, STATUS_OF_STATE, unsignedStatusList, type ListedState } from './status-list.js';

/** A signed list, `statuslist+jwt`. */
export interface PublishedStatusList {
  readonly token: string;
  /** Strong validator (RFC 9110 §8.8.3): changes with each signature. */
  readonly etag: string;
}

interface Kept extends PublishedStatusList {
  readonly entriesDigest: string;
  readonly signedAt: Instant;
  checkedAt: Instant;
}

/** A move made by another instance shows within this time. */
const CHECK_EVERY_MS = 2_000;

/** What this service signs its lists with, and for whom they speak. */
export interface StatusListPlan {
  /** Credit code of who runs the repository: the authority of the service's own keys. */
  readonly authority: string;
  /** Where lists stand, without a slash at the end. */
  readonly publicUrl: string;
  readonly lifetimeSeconds: number;
}

/** Publishes the status lists that sealed licences name (draft-ietf-oauth-status-list). Signed anew when an entry changes or half the lifetime has passed. */
export class PublishStatusList {
  private readonly kept = new Map<number, Promise<Kept>>();

  constructor(
    private readonly licences: LicenceStore,
    private readonly keys: TrustedKeys,
    private readonly vault: KeyVault,
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly plan: StatusListPlan,
  ) {}

  /** @param list number, from 1 @throws Refusal STATUS_LIST_UNKNOWN */
  async run(list: number): Promise<PublishedStatusList> {
    const kept = await this.kept.get(list);
    const now = this.clock.now();
    if (kept !== undefined && now - kept.checkedAt < CHECK_EVERY_MS) return kept;
    const renewing = this.renew(list, kept, now);
    this.kept.set(list, renewing);
    renewing.catch(() => this.kept.delete(list));
    return renewing;
  }

  /** A move has just changed this list: the next reader gets it anew. */
  forget(list: number): void {
    this.kept.delete(list);
  }

  private async renew(list: number, kept: Kept | undefined, now: Instant): Promise<Kept> {
    if (kept === undefined) await this.refuseUnknown(list);
    const entries = await this.entries(list);
    const entriesDigest = hex(sha256(JSON.stringify(entries)));
    if (kept?.entriesDigest === entriesDigest && now - kept.signedAt < (this.plan.lifetimeSeconds * 1000) / 2) return { ...kept, checkedAt: now };
    const token = await this.sign(list, entries, now);
    return { token, etag: `"${hex(sha256(token)).slice(0, 32)}"`, entriesDigest, signedAt: now, checkedAt: now };
  }

  private async refuseUnknown(list: number): Promise<void> {
    if (await this.licences.listExists(this.reader, list)) return;
    throw new Refusal('notFound', 'STATUS_LIST_UNKNOWN', '没有这个状态列表。There is no such status list.');
  }

  /** Index and value of every entry that is not plainly valid, in order. */
  private async entries(list: number): Promise<[number, number][]> {
    const exceptions = await this.licences.exceptions(this.reader, list);
    return exceptions.map(({ index, state }): [number, number] => [index, STATUS_OF_STATE[state as ListedState]]).sort(([left], [right]) => left - right);
  }

  private async sign(list: number, entries: readonly [number, number][], now: Instant): Promise<string> {
    const signer = await this.keys.signing(this.plan.authority, 'status-list');
    const iat = epochSeconds(now);
    const claims = { sub: `${this.plan.publicUrl}/status-lists/${list}`, iat, exp: iat + this.plan.lifetimeSeconds, ttl: Math.ceil(this.plan.lifetimeSeconds / 10) };
    const compressed = compressStatuses(packStatuses(STATUS_LIST_SIZE, entries), deflate);
    const unsigned = unsignedStatusList({ alg: signer.suite as JoseAlgorithm, kid: signer.kid }, claims, compressed);
    return assembleJws(unsigned, await this.vault.sign(signer.kid, 'status-list', unsigned.toBeSigned));
  }
}
