const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A good identity number (GB 11643) of nobody: no real administrative division begins with 99. @param number 0 to 9,999 */
export function madeUpHolder(number: number): { readonly codeType: '111'; readonly code: string } {
  const day = new Date(Date.UTC(1970, 0, 1 + Math.floor(number / 1000))).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `990999${day}${String(number % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return { codeType: '111', code: `${body}${'10X98765432'[sum % 11] ?? ''}` };
}
