import { STATUS_LIST_SIZE } from './status-list.js';

/** Places in one status list; half of them are given away before the next list is begun, so that a random place is soon found. */
export const LIST_SIZE = STATUS_LIST_SIZE;

/** The list for the n-th licence ever issued, from 0. Lists are numbered from 1. */
export function listOf(ordinal: number): number {
  return Math.floor(ordinal / (LIST_SIZE / 2)) + 1;
}
