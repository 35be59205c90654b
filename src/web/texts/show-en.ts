import type { SHOW_ZH } from './show-zh.js';
import type { Translated } from './translated.js';

/** What a phone says while it shows a licence, in English. */
export const SHOW_EN: Translated<typeof SHOW_ZH> = {
  showTitle: 'Show this licence',
  showAlt: (name: string): string => `Live code of ${name}: any phone can scan it to verify`,
  showLive: 'Ready to scan',
  showMade: 'Made',
  showNow: 'Now',
  showLeft: 'seconds',
  showScan: 'Let the other side scan it with a phone camera: it is verified on the spot.',
  showBright: 'A brighter screen is easier to scan.',
  showWarning: 'Show it only when you need to. The code changes every 30 seconds: a picture of it is soon worthless.',
  showUnreachable: 'No connection: this code runs out',
  showOver: 'The code has run out',
  showOverText: 'A new one appears as soon as there is a connection.',
  showAgain: 'Get a new one now',
  showNoCode: 'Cannot be shown',
  showSignedOut: 'Your sign-in has ended',
  showSignedOutText: 'Sign in again to show the licence.',
  showSignIn: 'Sign in again',
  showNoScript: 'This code is good for 60 seconds. Without JavaScript it does not renew itself.',
  paperTitle: 'Code for paper',
  paperHint: 'Printed on the paper licence: proves it genuine and tells how it stands, but not that its holder is here.',
  paperAlt: (name: string): string => `Code of ${name} for paper`,
};
