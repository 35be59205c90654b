import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import { isDuplicate, type Unit } from '../../database/unit-of-work.js';
import { NumberClaimRow, PendingIssueRow, SeriesRow, StatusSlotRow } from './pending-row.js';

/** Memory of what issuing has reserved before it is recorded. */
export class PendingStore {
  async add(unit: Unit, pending: PendingIssueRow): Promise<void> {
    await unit.insert(PendingIssueRow, [pending]);
  }

  async byId(reader: Reader, versionId: Uint8Array): Promise<PendingIssueRow | undefined> {
    const [row] = await reader.find(PendingIssueRow, 'version_id = ?', [versionId]);
    return row;
  }

  /** Those begun before an instant, oldest first. */
  async begunBefore(reader: Reader, instant: number, limit: number): Promise<PendingIssueRow[]> {
    return reader.find(PendingIssueRow, `created_at < ? ORDER BY created_at LIMIT ${limit}`, [instant]);
  }

  /** @returns whether it was still there: of two that finish the same licence, one wins */
  async remove(unit: Unit, versionId: Uint8Array): Promise<boolean> {
    return (await unit.change('DELETE FROM pending_issue WHERE version_id = ?', [versionId])) === 1;
  }

  /** @returns whether the place was free */
  async claimSlot(unit: Unit, slot: StatusSlotRow): Promise<boolean> {
    try {
      await unit.insert(StatusSlotRow, [slot]);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** @throws Refusal LICENCE_NUMBER_TAKEN */
  async claimNumber(unit: Unit, claim: NumberClaimRow): Promise<void> {
    try {
      await unit.insert(NumberClaimRow, [claim]);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const flaws = [{ pointer: '/number', detail: '另一有效证照正在使用该编号 another licence that is still good has this number' }];
      throw new Refusal('conflict', 'LICENCE_NUMBER_TAKEN', '该证照编号已被使用。This licence number is in use.', flaws);
    }
  }

  /** Gives the number free: the licence has reached a final state, or was never recorded. */
  async releaseNumber(unit: Unit, licenceId: Uint8Array): Promise<void> {
    await unit.change('DELETE FROM number_claim WHERE licence_id = ?', [licenceId]);
  }

  /** Takes `count` numbers from a series. @returns the first of them */
  async take(unit: Unit, name: string, count: number): Promise<number> {
    if ((await this.advance(unit, name, count)) === 0) {
      try {
        await unit.insert(SeriesRow, [Object.assign(new SeriesRow(), { name, next: count })]);
        return 0;
      } catch (error) {
        // Another request began the series a moment ago: take from it like everyone else.
        if (!isDuplicate(error)) throw error;
        await this.advance(unit, name, count);
      }
    }
    const [row] = await unit.find(SeriesRow, 'name = ?', [name]);
    if (row === undefined) throw new RangeError(`series ${name} is gone`);
    return row.next - count;
  }

  private advance(unit: Unit, name: string, count: number): Promise<number> {
    return unit.change('UPDATE series SET next = next + ? WHERE name = ?', [count, name]);
  }
}
