/** Welch's t of two samples: how many standard errors their means lie apart. @throws RangeError for a sample of fewer than two */
export function welchT(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [momentsOf(left), momentsOf(right)];
  return (a.mean - b.mean) / Math.sqrt(a.variance / left.length + b.variance / right.length);
}

function momentsOf(sample: readonly number[]): { mean: number; variance: number } {
  if (sample.length < 2) throw new RangeError('a sample has at least two values');
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const variance = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sample.length - 1);
  return { mean, variance };
}
