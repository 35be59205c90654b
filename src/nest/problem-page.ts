import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';
import { part } from './wire.js';

/** A page for people, with every header that goes with it: its policy, its language. */
export interface DrawnPage {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Draws a problem as a page for people; the web floor supplies it. */
export type ProblemPage = (problem: Problem, request: FastifyRequest) => DrawnPage;

export const PROBLEM_PAGE = part<ProblemPage>('ProblemPage');
