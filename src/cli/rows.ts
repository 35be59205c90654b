import type { RowType } from '../database/row-mapping.js';
import { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from '../access/event/access-event-row.js';
import { IdempotencyRow } from '../access/idempotency/idempotency-row.js';
import { OidcStateRow } from '../access/provider/oidc-state-row.js';
import { ClientQuotaRow } from '../access/quota/client-quota-row.js';
import { ClientItemRightRow, ClientRightRow, ClientRow } from '../access/register/client-row.js';
import { DepartmentRow } from '../access/register/department-row.js';
import { OfficerRow, PersonRow } from '../access/register/officer-row.js';
import { SessionRow } from '../access/sign-in/session-row.js';
import { AccessApplicationRow } from '../catalogue/application/application-row.js';
import { LicenceTypeRow, LicenceTypeVersionRow } from '../catalogue/licence-type-row.js';
import { ServiceItemRow, ServiceItemVersionRow } from '../catalogue/service-item/service-item-row.js';
import { DataKeyRow } from '../holder/data-key-row.js';
import { ActRow, OutboxRow } from '../ledger/record/act-row.js';
import { CheckpointRow, LeafRow, TileRow } from '../ledger/tree-row.js';
import { NumberClaimRow, PendingIssueRow, SeriesRow, StatusSlotRow } from '../licence/issuing/pending-row.js';
import { LicenceBodyRow, LicenceHolderRow, LicenceRow, LicenceVersionRow } from '../licence/register/licence-row.js';
import { CounterCaseRow } from '../recognition/case/kept/counter-case-row.js';
import { ConsentRow } from '../presentation/consent/consent-row.js';
import { EntrustmentRow } from '../presentation/entrustment/entrustment-row.js';
import { UseCodeRow } from '../presentation/use-code/use-code-row.js';
import { ObjectionRow } from '../presentation/objections/objection-row.js';
import { SigningIntentRow } from '../pki/signing/signing-intent-row.js';
import { UsedCodeRow } from '../presentation/code/used-code-row.js';
import { AlarmRow } from '../supervision/alarm/alarm-row.js';
import { TrustEntryRow } from '../trust/trust-entry-row.js';

/** Tables of which the ledger holds the image of each row: nobody edits, deletes, adds or swaps one unnoticed. */
export const PROTECTED_ROWS: readonly RowType<object>[] = [
  LicenceRow,
  LicenceVersionRow,
  LicenceBodyRow,
  LicenceHolderRow,
  LicenceTypeRow,
  LicenceTypeVersionRow,
  ServiceItemRow,
  ServiceItemVersionRow,
  DepartmentRow,
  ClientRow,
  ClientRightRow,
  ClientItemRightRow,
  ClientQuotaRow,
  AccessApplicationRow,
  OfficerRow,
  PersonRow,
  TrustEntryRow,
  DataKeyRow,
  AccessEventRow,
  AccessSubjectRow,
  AccessProofRow,
  AccessDelayRow,
  ConsentRow,
  EntrustmentRow,
  AlarmRow,
  ObjectionRow,
];

/** Tables of the ledger itself, which its own signatures protect, and of what passes: calls, sessions, reservations, used codes. */
const OTHER_ROWS: readonly RowType<object>[] = [
  ActRow,
  OutboxRow,
  LeafRow,
  TileRow,
  CheckpointRow,
  SigningIntentRow,
  PendingIssueRow,
  StatusSlotRow,
  NumberClaimRow,
  SeriesRow,
  IdempotencyRow,
  OidcStateRow,
  SessionRow,
  CounterCaseRow,
  UseCodeRow,
  UsedCodeRow,
];

/** Every table of the service. */
export const ROWS: readonly RowType<object>[] = [...PROTECTED_ROWS, ...OTHER_ROWS];
