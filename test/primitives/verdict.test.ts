import { verdictOf, type Finding } from '../../src/primitives/verdict.js';

const passed: Finding = { check: 'signed', outcome: 'passed', detail: '' };
const failed: Finding = { check: 'in-force', outcome: 'failed', code: 'REVOKED', detail: '' };
const unknown: Finding = { check: 'in-force', outcome: 'unknown', code: 'STATUS_UNKNOWN', detail: '' };

describe('a verdict', () => {
  it('is valid only when every check passed', () => {
    expect(verdictOf([passed, passed])).toBe('valid');
  });

  it('is never valid when something could not be checked', () => {
    expect(verdictOf([passed, unknown])).toBe('cannotTell');
  });

  it('is invalid when anything failed, whatever could not be checked', () => {
    expect(verdictOf([unknown, failed, passed])).toBe('invalid');
  });

  it('on nothing is no verdict', () => {
    expect(verdictOf([])).toBe('cannotTell');
  });
});
