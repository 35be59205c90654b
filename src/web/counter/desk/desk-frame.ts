import type { OfficerSession } from '../../../access/sign-in/session.js';
import type { Frame } from '../../page/page-view.js';

/** The frame of every page of an officer: who is signed in, and the way out. */
export function deskFrame(frame: Frame, { officer }: OfficerSession): Frame {
  return { ...frame, account: { name: officer.name, signOut: { action: '/sign-out', hidden: [] } } };
}
