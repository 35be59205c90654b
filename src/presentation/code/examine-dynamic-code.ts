import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { isDuplicate, type Unit } from '../../database/unit-of-work.js';
import type { Proof } from '../proof.js';
import { lifetimeOf, timeliness, type DynamicCodeClaims } from './dynamic-code.js';
import { refuseUnlessInForce } from './find-showing.js';
import type { CodeJudgement, GenuineCode, JudgeCode } from './judge-code.js';
import { UsedCodeRow } from './used-code-row.js';
import type { UsedCodeStore } from './used-code-store.js';

/** A department redeems a code that a phone shows: it proves that the holder is present. */
export class ExamineDynamicCode {
  constructor(
    private readonly judge: JudgeCode,
    private readonly used: UsedCodeStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Examines a code; it is not used up before the proof's `consume`.
   * @param text of the camera, or of a scanner that typed it
   * @throws Refusal CODE_UNREADABLE, CODE_OF_ANOTHER_KIND, PRESENCE_CODE_BAD, PRESENCE_CODE_EXPIRED, PRESENCE_CODE_EARLY, CODE_USED_ALREADY, LICENCE_NOT_SHOWABLE
   */
  async run(text: string): Promise<Proof> {
    const { code, shown } = this.accepted(await this.judge.run(text));
    return {
      kind: 'dynamic-code',
      ground: 'holderPresent',
      reference: code.claims.cti,
      holderIndexes: [shown.holder.holderIndex],
      versionId: shown.version.id,
      strength: 'strong',
      consume: (unit) => this.useUp(unit, code.claims),
    };
  }

  private accepted(judged: CodeJudgement): GenuineCode & { readonly shown: NonNullable<GenuineCode['shown']> } {
    if (judged.outcome === 'unreadable') throw new Refusal('malformed', 'CODE_UNREADABLE', '二维码无法读取，请对准手机屏幕重新扫描。The code cannot be read: scan the phone’s screen again.');
    if (judged.outcome === 'anotherKind') throw new Refusal('malformed', 'CODE_OF_ANOTHER_KIND', '这是打印二维码，不能证明持证人在场；请持证人在手机上亮证。This code is not the live one of a phone: ask the holder to show the licence on the phone.');
    if (judged.outcome === 'ofNoTrust' || judged.shown === undefined) throw new Refusal('unprocessable', 'PRESENCE_CODE_BAD', '二维码不是本库生成的，或内容被改动；请持证人重新亮证。The code was not made by this repository or was altered: ask the holder to show the licence again.');
    refuseUntimely(judged.timeliness);
    if (judged.isUsed) throw usedAlready();
    refuseUnlessInForce(judged.shown.standing);
    return { ...judged, shown: judged.shown };
  }

  /** Its time is asked about again: between examination and use somebody may wait until the memory of used codes has been swept. */
  private async useUp(unit: Unit, claims: DynamicCodeClaims): Promise<void> {
    const usedAt = this.clock.now();
    refuseUntimely(timeliness(claims, usedAt, 0));
    const row = Object.assign(new UsedCodeRow(), { cti: claims.cti, expiresAt: lifetimeOf(claims).until, usedAt });
    try {
      await this.used.add(unit, row);
    } catch (error) {
      throw isDuplicate(error) ? usedAlready() : error;
    }
  }
}

function usedAlready(): Refusal {
  return new Refusal('conflict', 'CODE_USED_ALREADY', '二维码已被使用过一次，请等手机换出新码再扫。The code has been used once: scan the next one that the phone shows.');
}

function refuseUntimely(timely: GenuineCode['timeliness']): void {
  if (timely === 'over') throw new Refusal('unprocessable', 'PRESENCE_CODE_EXPIRED', '二维码已过时，请持证人重新亮证。The code is out of date: ask the holder to show the licence again.');
  if (timely === 'early') throw new Refusal('unprocessable', 'PRESENCE_CODE_EARLY', '二维码尚未到使用时间，请核对手机时间，稍后再扫。The code is not good yet: check the phone’s clock and scan again in a moment.');
}
