import type { OBJECTIONS_ZH } from './objections-zh.js';
import type { Translated } from './translated.js';

/** The officers' page of objections, in English. */
export const OBJECTIONS_EN: Translated<typeof OBJECTIONS_ZH> = {
  objectionsTitle: 'Objections of holders',
  objectionsLead: 'What holders object to your department’s reads. Within 15 days say why the read was right, or that it was not; the holder reads your answer as it stands.',
  objectionsTab_raised: 'To be answered',
  objectionsTab_answered: 'Answered',
  objectionsTab_withdrawn: 'Withdrawn',
  objectionsEmpty: 'No objections',
  objectionsEmptyText_raised: 'Nothing waits for your department’s answer.',
  objectionsEmptyText_answered: 'Your department has answered none yet.',
  objectionsEmptyText_withdrawn: 'No holder has withdrawn one.',
  objectionsNoRight: 'You have no right to look licences up, and so none to answer for it.',
  objectionsDue: (until) => `To be answered by ${until}`,
  objectionsOverdue: (until) => `Overdue: was to be answered by ${until}`,
  objectionsRead: 'The read',
  objectionsReadGone: 'The record of this read is no longer in the store',
  objectionsSaid: 'The holder objects',
  objectionsErased: 'Its content was erased',
  objectionsAnswer: 'Your department’s answer',
  objectionsAnswerLabel: 'Answer, at most 1,000 characters',
  objectionsAnswerHint: 'Write nothing about other people. What is sent cannot be changed.',
  objectionsSend: 'Send the answer',
  objectionsOlder: 'More',
};
