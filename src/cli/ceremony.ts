import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import type { AppPlan } from '../app.module.js';
import type { Config } from '../config.js';
import { isoInstant } from '../primitives/clock.js';
import { hex, sha256 } from '../primitives/digest.js';
import { tokenOf } from '../nest/wire.js';
import { flawInLicenceTypeCode } from '../holder/licence-type-code.js';
import type { CeremonyOutcome } from '../pki/ceremony/hold.js';
import { CEREMONY } from '../pki/parts.js';
import { RegisterDepartment } from '../access/register-department.js';
import { departmentOrder, type DepartmentOrder } from '../access/register/department.js';
import { AdmitKey } from '../trust/admit.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { admitOwnKeys, operatorAuthority, type AdmittedAuthority } from './admit-own-keys.js';
import { appPlan, type Surroundings } from './app-plan.js';
import { unlessDone } from './found-city.js';
import { withApp } from './open-app.js';
import { told, UsageFault } from './usage-fault.js';

const typeCodes = z.array(z.string().refine((code) => code === '*' || flawInLicenceTypeCode(code) === undefined, 'not the code of a licence type'));

/** A department that joins, with the licence types that its keys may sign; without types it gets no keys and only relies on what others issue. */
interface Joining {
  readonly department: DepartmentOrder;
  readonly licenceTypes: readonly string[];
}

/**
 * `npm run cli -- ceremony`: makes what is missing of root, issuing CA and the repository's own keys. With a department named it also
 * registers the department and makes its signers. Held again it changes nothing that is good, and makes the successor of a signer whose year ends.
 * @returns 0, or 1 where a key was admitted earlier for other licence types
 */
export async function ceremony(config: Config, words: readonly string[], around: Surroundings): Promise<number> {
  const joining = words.length === 0 ? undefined : joiningOf(words);
  return withApp(planWith(appPlan(config, around), joining), async (app) => {
    const held = app.get(tokenOf(CEREMONY));
    if (joining !== undefined) await unlessDone(() => app.get(RegisterDepartment).run(joining.department, 'service'));
    const authorities = [operatorAuthority(config, around.city), ...(joining === undefined ? [] : [authorityOf(joining)])];
    await admitOwnKeys(held, app.get(AdmitKey), authorities, around.clock.now());
    report(held, around.write);
    return joining === undefined ? 0 : reportTypes(app, joining, around.write);
  });
}

/** The words `CODE NAME_ZH NAME_EN TYPE_CODE…`. The area is in the credit code: characters 3 to 8 (GB 32100). */
function joiningOf([code = '', nameZh, nameEn, ...types]: readonly string[]): Joining {
  if (nameZh === undefined || nameEn === undefined) throw new UsageFault('A department is told by its credit code, Chinese name and English name, then the codes of its licence types.');
  return { department: told(departmentOrder, { code, nameZh, nameEn, areaCode: code.slice(2, 8) }), licenceTypes: told(typeCodes, types) };
}

function planWith(plan: AppPlan, joining: Joining | undefined): AppPlan {
  if (joining === undefined || joining.licenceTypes.length === 0) return plan;
  const { code, nameZh } = joining.department;
  const { ceremony: held } = plan.pki;
  const departments = [...held.departments.filter((each) => each.code !== code), { code, name: nameZh }];
  return { ...plan, pki: { ...plan.pki, ceremony: { ...held, departments } } };
}

function authorityOf({ department, licenceTypes }: Joining): AdmittedAuthority {
  return { code: department.code, names: { zh: department.nameZh, en: department.nameEn }, licenceTypes };
}

function report({ root, issuingCa, keys }: CeremonyOutcome, write: (line: string) => void): void {
  write(`根证书 root        SHA-256 ${hex(sha256(root))}`);
  write(`签发机构 issuing CA SHA-256 ${hex(sha256(issuingCa))}`);
  for (const { kid, use, authorityCode, signUntil } of keys) {
    write(`密钥 key  ${kid}  ${use.padEnd(12)}  ${authorityCode}  ${signUntil === undefined ? '' : `签发至 signs until ${isoInstant(signUntil).slice(0, 10)}`}`.trimEnd());
  }
}

/** An admitted key keeps its types: what its department may sign changes with its next key only, so that no edit widens it. */
async function reportTypes(app: INestApplicationContext, { department, licenceTypes }: Joining, write: (line: string) => void): Promise<number> {
  const { entries } = await app.get(TrustedKeys).list();
  const other = entries.filter(({ authority, licenceTypes: admitted }) => authority === department.code && admitted.join() !== licenceTypes.join());
  for (const { kid, licenceTypes: admitted } of other) write(`密钥 ${kid} 已按其他类型登记 this key was admitted for other types: ${admitted.join(' ')}`);
  return other.length === 0 ? 0 : 1;
}
