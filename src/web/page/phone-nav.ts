/** The parts of a holder's pages, in the order of their tabs: path, symbol of `icons.svg`, key of the label. */
export const PHONE_TABS = [
  { tab: 'licences', href: '/phone', icon: 'card', label: 'navLicences' },
  { tab: 'entrustments', href: '/phone/entrustments', icon: 'people', label: 'navEntrustments' },
  { tab: 'consents', href: '/phone/consents', icon: 'bell', label: 'navConsents' },
  { tab: 'reads', href: '/phone/reads', icon: 'eye', label: 'navReads' },
] as const;
export type PhoneTab = (typeof PHONE_TABS)[number]['tab'];

/** Where in the holder's pages one is, and what waits there. */
export interface PhoneNav {
  readonly here: PhoneTab;
  /** Departments that wait for an answer. */
  readonly openRequests: number;
}
