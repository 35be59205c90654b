/** Something took longer than its deadline: of a unit of work nothing happened. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** Rejects with DeadlinePassed when `work` has not settled in time. @param onPassed what frees what it holds */
export function withDeadline<T>(milliseconds: number, work: Promise<T>, onPassed: () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      onPassed();
      reject(new DeadlinePassed(`no answer within ${milliseconds} ms`));
    }, milliseconds);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (reason: unknown) => {
        clearTimeout(timer);
        reject(reason as Error);
      },
    );
  });
}
