import type { Instant } from '../../primitives/clock.js';
import { compareBytes } from '../../primitives/cbor/cbor.js';
import { hex } from '../../primitives/digest.js';
import type { Ground } from '../../access/ground.js';
import type { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from '../../access/event/access-event-row.js';
import type { LicenceHolderRow, LicenceVersionRow } from '../../licence/register/licence-row.js';
import { statedPurpose, type StatedPurpose } from './stated-purpose.js';

/** One of the holder's own licences as a read told of it. */
export interface ToldLicence {
  readonly identifier: string;
  readonly typeCode: string;
  readonly typeVersion: number;
  /** Names of what was disclosed, `face/<field>`, `holder/<n>/<fact>` of the holder's own place, `standing`; no values. */
  readonly disclosed: readonly string[];
}

/** A read as the holder whom it concerns may know it. */
export interface OwnRead {
  readonly id: Uint8Array;
  readonly at: Instant;
  /** The use case's path, `recognition/look-up`. */
  readonly act: string;
  readonly readerKind: 'client' | 'officer' | 'holder';
  /** Credit code of the reading department; null: the holder's own look. */
  readonly department: string | null;
  readonly purpose: StatedPurpose;
  readonly ground: Ground | 'self';
  /** What proved the ground; told only where it was this holder's to give. */
  readonly proof?: string;
  /** Empty: somebody looked, and found nothing or was shown nothing. */
  readonly licences: readonly ToldLicence[];
  /** Whether somebody else is concerned too, so that the whole record is not this holder's to see. */
  readonly isShared: boolean;
  /** Told late, by order of this document. */
  readonly delay?: { readonly document: string; readonly disclosedFrom: Instant };
}

/** Everything that is stored of one read. */
export interface StoredRead {
  readonly event: AccessEventRow;
  readonly subjects: readonly AccessSubjectRow[];
  readonly proofs: readonly AccessProofRow[];
  readonly delays: readonly AccessDelayRow[];
}

/** The versions that reads told of, by id in hexadecimal, with all their holders. */
export type ToldVersions = ReadonlyMap<string, { readonly version: LicenceVersionRow; readonly holders: readonly LicenceHolderRow[] }>;

/**
 * What this holder may know of a read. Of a licence that others hold too, the own part; licences that are others' alone, not at all. By whose code it
 * was found is never told: of a shared licence every holder is told the same, so that nobody learns here what another holder was asked or gave.
 */
export function ownRead({ event, subjects, proofs, delays }: StoredRead, versions: ToldVersions, holderIndex: Uint8Array): OwnRead {
  const isShared = concernsOthers({ event, subjects }, versions, holderIndex);
  const [proof] = proofs;
  const [delay] = delays;
  return {
    id: event.id,
    at: event.at,
    act: event.act,
    readerKind: event.readerKind as OwnRead['readerKind'],
    department: event.department,
    purpose: statedPurpose(event.purpose),
    ground: event.ground as OwnRead['ground'],
    ...(proof === undefined || isShared ? {} : { proof: proof.kind }),
    licences: subjects.flatMap((subject) => toldLicence(subject, versions, holderIndex)),
    isShared,
    ...(delay === undefined ? {} : { delay: { document: delay.document, disclosedFrom: delay.disclosedFrom } }),
  };
}

/** Whether another holder's code, or a licence that another holds too, is in it. */
function concernsOthers({ event, subjects }: Pick<StoredRead, 'event' | 'subjects'>, versions: ToldVersions, holderIndex: Uint8Array): boolean {
  const isOwn = (index: Uint8Array): boolean => compareBytes(index, holderIndex) === 0;
  if (event.holderIndex !== null && !isOwn(event.holderIndex)) return true;
  return subjects.some(({ versionId }) => {
    const holders = versions.get(hex(versionId))?.holders ?? [];
    return holders.length === 0 || holders.some((holder) => !isOwn(holder.holderIndex));
  });
}

function toldLicence({ versionId, disclosed }: AccessSubjectRow, versions: ToldVersions, holderIndex: Uint8Array): ToldLicence[] {
  const found = versions.get(hex(versionId));
  const places = (found?.holders ?? []).filter((holder) => compareBytes(holder.holderIndex, holderIndex) === 0).map(({ ordinal }) => String(ordinal));
  if (found === undefined || places.length === 0) return [];
  const { identifier, typeCode, typeVersion } = found.version;
  const names = disclosed.split(' ').filter((name) => name !== '' && isOwnName(name, places));
  return [{ identifier, typeCode, typeVersion, disclosed: names }];
}

/** Facts of another holder, `holder/1/name`, are that holder's own part. */
function isOwnName(name: string, places: readonly string[]): boolean {
  const [kind, place = ''] = name.split('/');
  return kind !== 'holder' || places.includes(place);
}
