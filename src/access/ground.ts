/** By what a department may read a licence 用证依据: its duty 依职能, the holder's presence 持证人, or an entrustment 委托授权. */
export const GROUNDS = ['duty', 'holderPresent', 'entrusted'] as const;
export type Ground = (typeof GROUNDS)[number];
